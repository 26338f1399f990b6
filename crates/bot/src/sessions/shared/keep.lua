-- A conversation, if nobody was faster, together with what it gives out.
-- KEYS: conversation, its customer's conversations, those of the customer it had before,
--       outbox, due, leased
-- ARGV: version that was read ('': there was none), next version, state, customer ('': not known),
--       milliseconds to keep it, id, deliveries (a line each), when to look at them
if (redis.call('HGET', KEYS[1], 'version') or '') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'state', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
if KEYS[3] ~= KEYS[2] then
  redis.call('SREM', KEYS[3], ARGV[6])
end
if ARGV[4] ~= '' then
  redis.call('SADD', KEYS[2], ARGV[6])
  redis.call('PEXPIRE', KEYS[2], ARGV[5])
end
if ARGV[7] ~= '' then
  local before = redis.call('HGET', KEYS[4], ARGV[6]) or ''
  redis.call('HSET', KEYS[4], ARGV[6], before .. ARGV[7])
  -- Who has a lease on the conversation looks at what has come when that ends.
  if not redis.call('ZSCORE', KEYS[6], ARGV[6]) then
    redis.call('ZADD', KEYS[5], 'LT', ARGV[8], ARGV[6])
  end
end
return 1
