/** Lines that pages say to one browser only: what was begun with it and is not finished. Known by a cookie, so also without an account. */
import type { Publishes } from '../access/ledger.ts'
import type { PageRequest } from './page.ts'

/** The request that a line is said to. */
type Request = PageRequest<unknown, unknown, unknown>

/** What is said, with the way to it. */
export type ReminderView = { readonly text: string; readonly link: string; readonly href: string }

/** A kind of line: said below an address to browsers that have a cookie. */
export type Reminder = {
  readonly cookie: string
  /** Where its pages begin, such as "/consultations/". */
  readonly below: string
  /** What it tells of those who answered consultations, as of a page. */
  readonly publishes: Publishes
  /** What is said on a page; null for nothing. */
  readonly say: (request: Request) => Promise<ReminderView | null>
}

type Asking = { readonly url: string; readonly cookies: Readonly<Record<string, string | undefined>> }

/** Whether something is said to this browser on the page that it asks for: then the page is its own. */
export function isReminded(reminders: readonly Reminder[], { url, cookies }: Asking): boolean {
  return reminders.some(({ cookie, below }) => cookies[cookie] !== undefined && url.startsWith(below))
}

/** Everything that is said to a browser on a page. */
export async function remindersFor(reminders: readonly Reminder[], request: Request): Promise<ReminderView[]> {
  const due = reminders.filter(
    ({ cookie, below }) => request.cookies[cookie] !== undefined && request.url.pathname.startsWith(below),
  )
  const said = await Promise.all(due.map(({ say }) => say(request)))
  return said.filter(each => each !== null)
}
