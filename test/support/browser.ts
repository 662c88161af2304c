/** A real browser for journeys and pictures: Chromium that comes with `npm install`. */

import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]

/**
 * The browser's program, unpacked once for each account into a folder of its own: another account could not run it, and
 * test processes that begin together must not find it half unpacked.
 */
async function browserProgram(): Promise<string> {
  const folder = path.join(
    os.tmpdir(),
    `compact-hub-browser-${process.getuid?.() ?? 'own'}-${process.versions.modules}`,
  )
  const program = path.join(folder, 'chromium')
  if (existsSync(program)) return program
  const own = `${folder}-${process.pid}`
  const before = process.env['TMPDIR']
  await mkdir(own, { recursive: true })
  process.env['TMPDIR'] = own
  try {
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  // Whoever is first has it; the others use theirs.
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }))
  return program
}

/** Opens the browser. Close it when done. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await browserProgram(), args: [...QUIET], headless: true })
}

export type View = { readonly width?: number; readonly script?: boolean; readonly origin: string }

/** A visitor with a browser of their own: wide by default, with script unless told otherwise. */
export async function visit(browser: Browser, view: View): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: view.origin,
    viewport: { width: view.width ?? 1200, height: 900 },
    javaScriptEnabled: view.script ?? true,
    locale: 'en-GB',
  })
  // Long enough for any machine, however busy: only what never comes takes so long.
  context.setDefaultTimeout(300_000)
  return context
}

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const OPTIONS = {
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
}
/** Only what is wrong leaves the browser: all that axe saw is a hundred times as much. */
const look = (options: object) => `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
  violations.map(({ id, help, nodes }) => id + ': ' + help + ' (' + nodes.map(node => node.target.join(' ')).join('; ') + ')'))`
const LOOK = look(OPTIONS)
const LOOK_BUT_CONTRAST = look({ ...OPTIONS, rules: { 'color-contrast': { enabled: false } } })

/**
 * What the contrast of each text of a page follows from: its colour, size and weight, and what it and all around it are painted on. A text
 * is looked at as axe does: where it can be seen.
 */
const PAINTED = `[...new Set([...document.body.querySelectorAll('*')].flatMap(element => {
  const says = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '') || 'placeholder' in element
  if (!says || !element.checkVisibility()) return []
  const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
  const under = []
  for (let around = element; around; around = around.parentElement) {
    const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(around)
    const ground = [backgroundColor, backgroundImage, opacity, filter].join()
    if (ground !== 'rgba(0, 0, 0, 0),none,1,none') under.push(ground)
  }
  return [[color, fontSize, fontWeight, textShadow, ...under].join(' ')]
}))]`

/** Gives every page of a browser axe as it opens: it is sent to the browser once, and not for each page. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript(AXE)
}

/**
 * What axe finds on a page against WCAG 2.2 AA; empty when all is well. A page is given axe once. Our pages have no frames. With `painted`,
 * the contrast of texts is looked for where one is painted as none was before: of what the page is made of it follows from nothing else.
 */
export async function axe(page: Page, painted?: Set<string>): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE)
  if (!painted) return page.evaluate(LOOK)
  const here = await page.evaluate<string[]>(PAINTED)
  const fresh = here.filter(each => !painted.has(each))
  for (const each of fresh) painted.add(each)
  return page.evaluate(fresh.length > 0 ? LOOK : LOOK_BUT_CONTRAST)
}

/** Whether a page scrolls sideways: nothing may at 320 px. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}
