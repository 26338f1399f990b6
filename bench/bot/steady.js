// Asks at a fixed rate. usage: steady.js ADDRESS MESSAGES RATE SECONDS CONNECTIONS SESSIONS
const fs = require('fs');
const autocannon = require('autocannon');

const [address, file, rate, seconds, connections, sessions] = process.argv.slice(2);
const messages = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
let turn = 0;
const setupRequest = (request) => {
  turn += 1;
  return {
    ...request,
    path: `/v1/xiaoman/sessions/steady-${turn % Number(sessions)}/messages`,
    body: JSON.stringify({ text: messages[turn % messages.length] }),
  };
};

autocannon({
  url: `http://${address}`,
  connections: Number(connections),
  duration: Number(seconds),
  overallRate: Number(rate),
  requests: [{ method: 'POST', headers: { 'content-type': 'application/json' }, setupRequest }],
}).then(({ latency, non2xx, errors, requests }) => {
  const { p50, p99, p99_9: p999 } = latency;
  const failed = non2xx + errors;
  process.stdout.write(`${JSON.stringify({ per_second: requests.average, p50, p99, p999, failed })}\n`);
});
