// Plays the convo files through Botium's simplerest connector against the Rasa REST channel.
// usage: node run.mjs URL TOKEN_FILE NODE_MODULES; prints how many conversations held.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const [url, tokenFile, modules] = process.argv.slice(2)
const { BotDriver } = createRequire(`${modules}/`)('botium-core')
const here = dirname(fileURLToPath(import.meta.url))
const token = readFileSync(tokenFile, 'utf8').trim()
const driver = new BotDriver({
  PROJECTNAME: 'kaopu',
  CONTAINERMODE: 'simplerest',
  SIMPLEREST_URL: url,
  SIMPLEREST_METHOD: 'POST',
  SIMPLEREST_HEADERS_TEMPLATE: { Authorization: `Bearer ${token}` },
  SIMPLEREST_BODY_TEMPLATE: {
    sender: '{{botium.conversationId}}',
    message: '{{msg.messageText}}',
    metadata: { context: { now: '2026-11-23T10:00:00' } },
  },
  SIMPLEREST_BODY_JSONPATH: '$[*]',
  SIMPLEREST_RESPONSE_JSONPATH: '$.text',
  SIMPLEREST_BUTTONS_JSONPATH: '$.buttons[*]',
  SIMPLEREST_BUTTONS_TEXT_SUBJSONPATH: '$.title',
  SIMPLEREST_BUTTONS_PAYLOAD_SUBJSONPATH: '$.payload',
  WAITFORBOTTIMEOUT: 10000,
})
const compiler = driver.BuildCompiler()
compiler.ReadScriptsFromDirectory(here)
let held = 0
for (const convo of compiler.convos) {
  const container = await driver.Build()
  await container.Start()
  await convo.Run(container)
  await container.Stop()
  await container.Clean()
  held += 1
}
console.log(JSON.stringify({ conversations: held }))
