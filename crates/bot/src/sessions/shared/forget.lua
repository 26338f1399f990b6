-- All of a conversation, if it is still the one that was read.
-- KEYS: conversation, its customer's conversations, outbox, due, leased, dead
-- ARGV: version that was read ('': there was none), id
if (redis.call('HGET', KEYS[1], 'version') or '') ~= ARGV[1] then
  return -1
end
redis.call('SREM', KEYS[2], ARGV[2])
redis.call('ZREM', KEYS[4], ARGV[2])
redis.call('ZREM', KEYS[5], ARGV[2])
redis.call('ZREM', KEYS[6], ARGV[2])
return redis.call('DEL', KEYS[1]) + redis.call('HDEL', KEYS[3], ARGV[2])
