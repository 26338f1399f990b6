// node-nlp behind Node's own HTTP server: the least that answers what the bot is asked.
// usage: node_nlp_server.js TRAINING. Prints where it listens once it is trained.
const fs = require('fs');
const http = require('http');
const { NlpManager } = require('node-nlp');

// What it tells of its training is none of the document that is waited for.
console.log = console.error;

const main = async () => {
  const manager = new NlpManager({ languages: ['zh'], autoSave: false, nlu: { log: false } });
  for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
    const tab = line.indexOf('\t');
    manager.addDocument('zh', line.slice(tab + 1), line.slice(0, tab));
  }
  await manager.train();
  const server = http.createServer((request, response) => {
    const pieces = [];
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', async () => {
      const { text } = JSON.parse(Buffer.concat(pieces).toString());
      const { intent, score } = await manager.process('zh', text);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ intent, score }));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const { address, port } = server.address();
    process.stdout.write(`${JSON.stringify({ listening: `${address}:${port}` })}\n`);
  });
};

main();
