/** The files of `deploy` agree with the code: settings, ports, paths, sizes and addresses. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readSettings } from '../../src/settings.ts'
import { largestFile } from '../../src/web/read-request.ts'
import { serverAddresses } from '../../src/web/server-addresses.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(ROOT + path, 'utf8')

/** Every setting that the code reads. */
const settings = new Set(
  globSync('src/settings*.ts', { cwd: ROOT })
    .filter(file => !file.endsWith('.test.ts'))
    .flatMap(file => [...read(file).matchAll(/(?:environment\['|environment, ')([A-Z_]+)'/g)].map(([, name]) => name!)),
)
/** Settings of Node and of compose alone. */
const others = new Set(['NODE_COMPILE_CACHE', 'HUB_DOMAIN', 'HUB_UPSTREAM', 'DATABASE_PASSWORD'])
const usual = readSettings({})

type Service = {
  environment: Record<string, string>
  volumes: string[]
  read_only?: boolean
  cap_drop?: string[]
  image: string
}
type Compose = {
  services: Record<'hub' | 'database' | 'caddy', Service>
  networks: { inside: { ipam: { config: { subnet: string }[] } } }
}
const compose = parse(read('deploy/compose.yaml')) as Compose
const { hub, database, caddy } = compose.services
const container = read('Containerfile')
const unit = read('deploy/compact-hub.service')

/** Values of a variable of the container. */
function inContainer(name: string): string {
  return new RegExp(`^ENV .*\\b${name}=(\\S+)`, 'm').exec(container)?.[1] ?? ''
}

test('the table of the guide names every setting, and no other', () => {
  const table = read('docs/guides/operator.md').split('## Settings')[1]!.split('\n## ')[0]!
  const named = table
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .flatMap(line => [...line.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!))
  assert.deepEqual(named.sort(), [...settings].sort())
})

test('every setting that is named exists', () => {
  const example = [...read('deploy/hub.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name!)
  const inUnit = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line]) =>
    line!.split(' ').map(pair => pair.split('=')[0]!),
  )
  const built = [...container.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) =>
    line!.split(' ').map(pair => pair.split('=')[0]!),
  )
  const wanted = [
    ...Object.values(hub.environment)
      .join(' ')
      .matchAll(/\$\{([A-Z_]+)/g),
  ].map(([, name]) => name!)
  const named = [...Object.keys(hub.environment), ...wanted, ...example, ...inUnit, ...built]
  assert.deepEqual(
    [...new Set(named)].filter(name => !settings.has(name) && !others.has(name)),
    [],
  )
  assert.ok(named.length > 20)
})

test('what compose sets is taken by the Hub, empty or filled in', () => {
  const filled = (value: string) =>
    value.replace(/\$\{(\w+)(?::[?-]([^}]*))?\}/g, (_, name, usually) =>
      name === 'HUB_DOMAIN' ? 'hub.example.org' : name === 'DATABASE_PASSWORD' ? 'secret' : (usually ?? ''),
    )
  const environment = Object.fromEntries(Object.entries(hub.environment).map(([name, value]) => [name, filled(value)]))
  const taken = readSettings(environment)
  assert.equal(taken.origin, 'https://hub.example.org')
  assert.deepEqual([taken.smtp, taken.metricsToken, taken.log.only, taken.empty], [null, null, true, true])
  // Everybody in the network of compose, and nobody else, is believed on who asks.
  assert.deepEqual(taken.trustProxy, [compose.networks.inside.ipam.config[0]!.subnet])
  assert.equal(new URL(taken.databaseUrl!).hostname, 'database')
})

test('what the example of settings says is taken by the Hub', () => {
  const lines = read('deploy/hub.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm)
  const values = Object.fromEntries([...lines].map(([, name, value]) => [name!, value!.replace(/^"(.*)"$/, '$1')]))
  // The Hub's own database has an archive, an existing one a replica.
  const { ARCHIVE_DIR, ...existing } = values
  const { DATABASE_URL, DATABASE_READ_URL, DATABASE_DIRECT_URL, ...own } = values
  const taken = readSettings(own)
  assert.equal(taken.archiveDir, ARCHIVE_DIR)
  const beside = readSettings(existing)
  assert.deepEqual(
    [beside.databaseUrl, beside.databaseReadUrl, beside.databaseDirectUrl],
    [DATABASE_URL, DATABASE_READ_URL, DATABASE_DIRECT_URL],
  )
  assert.deepEqual([taken.port, taken.host, taken.trustProxy], [usual.port, usual.host, usual.trustProxy])
  assert.match(taken.smtp ?? '', /^smtps:/)
})

test('ports and addresses agree', () => {
  const port = String(usual.port)
  assert.equal(inContainer('PORT'), port)
  assert.match(container, new RegExp(`^EXPOSE ${port}$`, 'm'))
  assert.equal(caddy.environment['HUB_UPSTREAM'], `hub:${port}`)
  assert.match(read('deploy/Caddyfile'), new RegExp(`reverse_proxy \\{\\$HUB_UPSTREAM:127\\.0\\.0\\.1:${port}\\}`))
  assert.match(read('deploy/nginx.conf'), new RegExp(`proxy_pass http://127\\.0\\.0\\.1:${port};`))
  const asked = /fetch\('http:\/\/127\.0\.0\.1:(\d+)(\/\w+)'/.exec(container)!
  assert.deepEqual([asked[1], serverAddresses.some(({ path }) => path === asked[2])], [port, true])
})

test('the container is nobody’s but its own user’s, writes to one volume, and starts what there is', () => {
  assert.ok(container.indexOf('USER hub') < container.indexOf('npm ci'))
  assert.equal([...container.matchAll(/^USER /gm)].length, 1)
  const folder = inContainer('COMPACT_HUB_DATA')
  assert.match(container, new RegExp(`^VOLUME ${folder}$`, 'm'))
  assert.deepEqual([...container.matchAll(/^VOLUME/gm)].length, 1)
  assert.deepEqual(hub.volumes, [`hub:${folder}`])
  assert.equal(hub.read_only, true)
  assert.deepEqual(hub.cap_drop, ['ALL'])
  const started = (JSON.parse(/^CMD (.*)$/m.exec(container)![1]!) as string[])[1]!
  assert.ok(existsSync(ROOT + started), started)
  for (const file of /^COPY --chown=hub (package.*) \.\/$/m.exec(container)![1]!.split(' '))
    assert.ok(existsSync(ROOT + file))
  const left = read('.containerignore').split('\n')
  for (const folder of ['node_modules', 'data', '.git']) assert.ok(left.includes(folder), folder)
})

test('the database of compose is one that the guide names', () => {
  const version = /postgres:(\d+)$/.exec(database.image)?.[1]
  assert.match(read('docs/guides/operator.md'), new RegExp(`its own PostgreSQL ${version}`))
})

test('the unit names what is there once the program stands in its folder', () => {
  const folder = /^WorkingDirectory=(.*)$/m.exec(unit)![1]!
  for (const [, path] of unit.matchAll(new RegExp(`${folder}/([^\\s]+)`, 'g')))
    assert.ok(existsSync(ROOT + path!), path!)
  const state = `/var/lib/${/^StateDirectory=(.*)$/m.exec(unit)![1]}`
  assert.match(unit, new RegExp(`COMPACT_HUB_DATA=${state}( |$)`, 'm'))
  assert.match(unit, new RegExp(`NODE_COMPILE_CACHE=/var/cache/${/^CacheDirectory=(.*)$/m.exec(unit)![1]}( |$)`, 'm'))
  for (const hardened of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet=', 'UMask=0077'])
    assert.match(unit, new RegExp(`^${hardened}$`, 'm'))
})

test('web servers pass on the largest form, wait as long as the Hub, tell who asks, and keep figures and addresses inside', () => {
  const [nginx, caddyfile] = [read('deploy/nginx.conf'), read('deploy/Caddyfile')]
  const megabytes = (5 * largestFile) / 1024 / 1024
  assert.ok(Number(/client_max_body_size (\d+)m/.exec(nginx)![1]) > megabytes)
  assert.ok(Number(/max_size (\d+)MB/.exec(caddyfile)![1]) > megabytes)
  const wait = Number(/requestTimeout: ([\d_]+)/.exec(read('src/app.ts'))![1]!.replace('_', '')) / 1000
  for (const name of ['proxy_read_timeout', 'client_body_timeout'])
    assert.match(nginx, new RegExp(`${name} ${wait}s;`), name)
  assert.match(caddyfile, new RegExp(`read_timeout ${wait}s`))
  assert.match(nginx, /proxy_set_header X-Forwarded-For \$remote_addr;/)
  assert.match(nginx, /location = \/metrics \{\s+return 404;/)
  assert.match(caddyfile, /@inside path \/metrics\s+respond @inside 404/)
  assert.equal([...nginx.matchAll(/^\tserver_name/gm)].length, [...nginx.matchAll(/^\taccess_log off;/gm)].length)
  // No log of requests; and what fails is not written with its address either.
  assert.deepEqual(
    [...caddyfile.matchAll(/^\s*log\b[^#\n]*/gm)].map(([line]) => line.trim()),
    ['log {'],
  )
  assert.match(caddyfile, /^\{\n\tlog \{\n(?:\t\t#.*\n)*\t\texclude http\.log http\.handlers\n\t\}\n\}$/m)
  assert.match(nginx, /^\terror_log \S+ crit;$/m)
})
