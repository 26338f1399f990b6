-- Conversations with something to bring, for one replica alone until its lease ends. What is left
-- by a replica that was killed comes back when its lease is over; and what lies beyond the horizon,
-- further off than anything waits, at once: the clock has been put back.
-- KEYS: outbox, due, leased
-- ARGV: now, how many, when the lease ends, the horizon
local spans = { { '-inf', ARGV[1] }, { '(' .. ARGV[4], '+inf' } }
for _, span in ipairs(spans) do
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], span[1], span[2])) do
    redis.call('ZREM', KEYS[3], id)
    redis.call('ZADD', KEYS[2], ARGV[1], id)
  end
end
local claimed = {}
for _, span in ipairs(spans) do
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], span[1], span[2], 'LIMIT', 0, ARGV[2])) do
    redis.call('ZREM', KEYS[2], id)
    local lines = redis.call('HGET', KEYS[1], id)
    if lines then
      redis.call('ZADD', KEYS[3], ARGV[3], id)
      claimed[#claimed + 1] = id
      claimed[#claimed + 1] = lines
    end
  end
end
return claimed
