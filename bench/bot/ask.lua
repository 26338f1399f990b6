-- wrk's script: each request is the next message, in the next of so many conversations.
local messages, sessions, turn = {}, 1, 0

local function quoted(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end) .. '"'
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    messages[#messages + 1] = '{"text":' .. quoted(line) .. "}"
  end
  sessions = tonumber(arguments[2])
end

function request()
  turn = turn + 1
  local path = "/v1/xiaoman/sessions/wrk-" .. (turn % sessions) .. "/messages"
  return wrk.format("POST", path, { ["content-type"] = "application/json" }, messages[turn % #messages + 1])
end

function done(summary, latency)
  local errors, ms = summary.errors, 1000
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format(
    '{"per_second":%f,"p50":%f,"p99":%f,"p999":%f,"failed":%d}',
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / ms, latency:percentile(99) / ms, latency:percentile(99.9) / ms, failed
  ))
end
