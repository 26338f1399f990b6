// node-nlp, as its documentation sets it up. Prints what shared.py describes.
const fs = require('fs');
const { NlpManager } = require('node-nlp');

const rows = (path) =>
  fs.readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => {
    const tab = line.indexOf('\t');
    return [line.slice(0, tab), line.slice(tab + 1)];
  });

const peakRssMb = () => {
  try {
    const kibibytes = /VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
    return Math.round((Number(kibibytes) * 1024) / 1e5) / 10;
  } catch {
    return null;
  }
};

const main = async () => {
  const [train, ...files] = process.argv.slice(2);
  const training = rows(train);
  const language = training.some(([, text]) => /\p{Script=Han}/u.test(text)) ? 'zh' : 'en';
  const now = () => Number(process.hrtime.bigint()) / 1e3;
  const manager = new NlpManager({ languages: [language], autoSave: false, nlu: { log: false } });
  const began = now();
  for (const [label, text] of training) manager.addDocument(language, text, label);
  await manager.train();
  const found = { train_ms: (now() - began) / 1e3, files: {} };
  for (const file of files) {
    found.files[file] = [];
    for (const [, text] of rows(file)) {
      const start = now();
      const { classifications } = await manager.process(language, text);
      const micros = now() - start;
      // "None" is its way to refuse; a refusal leaves the other intents behind it, if any.
      const refused = classifications.length && classifications[0].intent === 'None';
      const best = classifications.filter(({ intent }) => intent !== 'None').slice(0, 3);
      found.files[file].push([micros, best.map(({ intent, score }) => [intent, refused ? 0 : score])]);
    }
  }
  found.rss_mb = peakRssMb();
  process.stdout.write(JSON.stringify(found));
};

main();
