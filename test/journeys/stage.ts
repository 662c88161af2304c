/** Where the journeys of a file take place: one application that listens, one browser, and guests who come to it. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { jobs } from '../../src/features/registry.ts'
import { type Mail, openMail } from '../../src/mail/mail.ts'
import { catalogue, readMessages, type Translate } from '../../src/web/catalogue.ts'
import { beginSession, sessionCookie } from '../../src/web/session.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { freeOrigin, listenAt } from '../support/listening.ts'

/** How a guest comes: wide and with script unless told otherwise, and as nobody. */
export type Guest = { readonly person?: string; readonly width?: number; readonly script?: boolean }

export type Stage = {
  readonly app: TestApp
  readonly origin: string
  readonly browser: Browser
  /** A page in a browser of the guest's own. */
  readonly guest: (how?: Guest) => Promise<Page>
  /** What went wrong in any guest's browser: errors in the console, in a script, against the content policy. */
  readonly troubles: readonly string[]
  readonly close: () => Promise<void>
}

/** The words of the interface, as the pages say them. */
export const say: Translate = catalogue(readMessages())

/** Builds the application at a moment, known by a name of this machine, and opens the browser. */
export async function setStage(at?: Date, host = '127.0.0.1'): Promise<Stage> {
  const origin = (await freeOrigin()).replace('127.0.0.1', host)
  const [app, browser] = await Promise.all([testApp(at, origin), openBrowser()])
  await listenAt(app, origin)
  const troubles: string[] = []
  return {
    app,
    origin,
    browser,
    troubles,
    async guest({ person, ...view } = {}) {
      const context = await visit(browser, { origin, ...view })
      if (person) await signIn(context, origin, await beginSession(app.hub.db, person, 'journey', app.clock.now))
      const page = await context.newPage()
      watch(page, troubles)
      return page
    },
    async close() {
      await browser.close()
      await app.close()
    },
  }
}

/** Gives a browser the cookie of a session. */
export async function signIn(context: BrowserContext, origin: string, token: string): Promise<void> {
  await context.addCookies([{ name: sessionCookie, value: token, url: origin, httpOnly: true, sameSite: 'Lax' }])
}

/** What has been written to an address, the newest first; mail to respondents is opened as the postman would. */
export async function mailTo(app: TestApp, address: string): Promise<Mail[]> {
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('created_at', 'desc').execute()
  return rows.map(row => openMail(app.hub.seal, row)).filter(mail => mail.to === address)
}

/** The person known by an address. */
export async function personAt(app: TestApp, email: string): Promise<string> {
  const { id } = await app.hub.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return id
}

/** Does a piece of background work now. */
export async function runJob(app: TestApp, name: string): Promise<string | undefined> {
  const job = jobs.find(each => each.name === name)
  if (!job) throw new Error(`There is no job called ${name}`)
  return job.run(app.hub)
}

/** Notes what goes wrong on a page. An answer that says no (403, 422) is no fault of the page. */
export function watch(page: Page, troubles: string[]): void {
  page.on('pageerror', error => troubles.push(`${page.url()}: ${error.message}`))
  page.on('console', message => {
    const refusal = /^Failed to load resource: the server responded with a status of 4(?!04)/.test(message.text())
    // What could not be had may be the page itself, or something in it.
    const what = message.location().url
    if (message.type() === 'error' && !refusal)
      troubles.push(`${page.url()}: ${message.text()}${what === page.url() ? '' : ` ${what}`}`)
  })
}
