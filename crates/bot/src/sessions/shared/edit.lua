-- What a conversation gives out, changed if it is still what was read.
-- KEYS: outbox, due, leased, dead
-- ARGV: id, lines that were read, next lines, the lease that ends with this ('0': none), when to
--       look next ('': never), since when the oldest dead letter is ('': there is none)
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then
  return 0
end
local leased = redis.call('ZSCORE', KEYS[3], ARGV[1])
if not leased or tonumber(leased) == tonumber(ARGV[4]) then
  -- Taking away comes first: a Redis that is full allows what follows in the same script.
  redis.call('ZREM', KEYS[3], ARGV[1])
  redis.call('ZREM', KEYS[2], ARGV[1])
  if ARGV[5] ~= '' then
    redis.call('ZADD', KEYS[2], ARGV[5], ARGV[1])
  end
end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
else
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
end
redis.call('ZREM', KEYS[4], ARGV[1])
if ARGV[6] ~= '' then
  redis.call('ZADD', KEYS[4], ARGV[6], ARGV[1])
end
return 1
