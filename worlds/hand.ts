/** The hand that builds a world: an application with a clock that can be set, and visitors who must succeed. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { buildApp } from '../src/app.ts'
import type { Database } from '../src/db/open.ts'
import type { Seal } from '../src/db/seal.ts'
import { jobs } from '../src/features/registry.ts'
import { addDays, type Day, day } from '../src/kernel/day.ts'
import type { Hub } from '../src/web/hub.ts'
import { beginSession, sessionCookie } from '../src/web/session.ts'
import { type Answer, browse, type SendOptions, type Visitor, words } from './visitor.ts'

/** The installation a world is built in. */
export type Place = { readonly database: Pick<Database, 'db' | 'pool'>; readonly seal: Seal }

export type Hand = {
  /** Sets the clock: ten in the morning, so many days before (negative) or after the day the world is shown. */
  readonly on: (days: number) => void
  /**
   * Tells stories side by side, each by a clock of its own: while one waits for the database, another goes on. They must not find anything
   * in the records that one of the others makes.
   */
  readonly beside: <Told extends readonly unknown[]>(
    ...stories: { readonly [Each in keyof Told]: () => Promise<Told[Each]> }
  ) => Promise<Told>
  /** That day. */
  readonly dayAt: (days: number) => Day
  /** Someone of the world, signed in, by the whole address or the part of it before the @; nobody for null. */
  readonly as: (name: string | null) => Promise<Someone>
  /** Runs the background work that is due, once; only the jobs named, where any are. */
  readonly runJobs: (...names: readonly string[]) => Promise<void>
  readonly place: Place
  readonly hub: Hub
  readonly close: () => Promise<void>
}

type Values = Record<string, string | readonly string[]>

/** A visitor whose every step must succeed. */
export type Someone = {
  readonly open: (path: string) => Promise<Answer>
  /**
   * Opens a page, fills in its form and sends it; throws with what the page says where it is not taken. The answer has the
   * address it leads to, which is not opened: nobody reads it, and an area is built of a thousand forms.
   */
  readonly fill: (path: string, values: Values, options?: SendOptions) => Promise<Answer>
}

/** Makes the hand for a world that is shown at a moment. */
export async function makeHand(place: Place, shown: Date): Promise<Hand> {
  const today = day(shown.toISOString().slice(0, 10))
  const clocks = new AsyncLocalStorage<{ now: Date }>()
  const common = { now: shown }
  const clock = () => clocks.getStore() ?? common
  const app = await buildApp({ ...place, origin: 'http://demonstration.invalid', now: () => clock().now })
  const dayAt = (days: number): Day => addDays(today, days)
  return {
    place,
    hub: app.hub,
    dayAt,
    on(days) {
      clock().now = new Date(`${dayAt(days)}T10:00:00Z`)
    },
    async beside<Told extends readonly unknown[]>(
      ...stories: { readonly [Each in keyof Told]: () => Promise<Told[Each]> }
    ) {
      const begun = stories.map(story => clocks.run({ now: clock().now }, story))
      // Whoever hears of a fault may take the application away: none of the others is then still at work.
      await Promise.allSettled(begun)
      return (await Promise.all(begun)) as unknown as Told
    },
    async as(name) {
      const jar = new Map<string, string>()
      if (name) {
        const { id } = await place.database.db
          .selectFrom('person')
          .select('id')
          .where('email', '=', name.includes('@') ? name : `${name}@demo.invalid`)
          .executeTakeFirstOrThrow()
        jar.set(sessionCookie, await beginSession(place.database.db, id, 'Demonstration', clock().now))
      }
      return sure(browse(app, jar))
    },
    async runJobs(...names) {
      for (const job of jobs) if (names.length === 0 || names.includes(job.name)) await job.run(app.hub)
    },
    close: () => app.server.close(),
  }
}

/** Does something by a hand of its own. */
export async function byHand<Done>(place: Place, shown: Date, work: (hand: Hand) => Promise<Done>): Promise<Done> {
  const hand = await makeHand(place, shown)
  return work(hand).finally(hand.close)
}

function sure(visitor: Visitor): Someone {
  const check = (path: string, answer: Answer): Answer => {
    const to = answer.headers['location']
    if (answer.status === 303 && typeof to === 'string') return { ...answer, url: to }
    if (answer.status === 200) return answer
    const summary = /govuk-error-summary[\s\S]*?<\/ul>/.exec(answer.body)?.[0] ?? answer.body
    throw new Error(
      `The demonstration area could not be built: ${path} answered ${answer.status}. ${words(summary).slice(0, 400)}`,
    )
  }
  return {
    open: async path => check(path, await visitor.get(path)),
    fill: async (path, values, options) =>
      check(path, await visitor.send(path, values, { ...options, follow: options?.follow ?? false })),
  }
}

/** The three boxes of a date field. */
export function dateBoxes(name: string, of: Day): Values {
  const [year = '', month = '', dayOfMonth = ''] = of.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** The organisation of a name. */
export async function organisationOf(hand: Hand, name: string): Promise<string> {
  const { id } = await hand.place.database.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return id
}
