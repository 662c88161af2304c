import type { AskedNumber, RuleName } from '../codes/index.ts'
import type { Checkup } from '../db/doctor.ts'
import type { FileStore } from '../db/file-store.ts'
import type { Db, Handle, Tx } from '../db/open.ts'
import type { Seal } from '../db/seal.ts'
import type { Touched } from '../db/touched.ts'
import type { Day } from '../kernel/day.ts'
import type { OwedDefinition } from './owed.ts'
import type { Places } from './places.ts'
import type { Rehearsals } from './rehearsing.ts'
import type { SessionTimes } from './session.ts'
import type { Tries } from './tries.ts'

/** The area that this installation serves, as every page needs it. */
export type Area = {
  readonly id: string
  readonly name: string
  readonly compactName: string
  readonly timeZone: string
  readonly contact: { readonly name: string; readonly address: string; readonly phone: string; readonly email: string }
  readonly holidayCountry: string
  /** Codes of the languages, beside English, that it offers. */
  readonly languages: readonly string[]
  /** True from the first start until the secretariat says that the area is set up. */
  readonly settingUp: boolean
}

/** What a number is asked for: a subject that is judged by codes, or anything else of the area. */
export type ClockedSubject = { readonly kind: string; readonly id: string }

/** The number of a rule and who set it: a clause of a code, the area's rule, or only the Hub's suggestion. */
export type Clock = (name: RuleName) => AskedNumber

/** What a running Hub is made of. Handed to pages and jobs; nothing reaches for it by itself. */
export type Hub = {
  readonly db: Db
  /** Where stored files are kept beside the database; null where they are all in it. */
  readonly files: FileStore | null
  /** The present moment; worlds and tests set it. */
  readonly now: () => Date
  /** Today in the area's time zone. */
  readonly today: () => Promise<Day>
  /** The area, remembered for some seconds. */
  readonly area: () => Promise<Area>
  /**
   * Facts that many requests read, by a key that names what they are: loaded once, remembered for some seconds, forgotten
   * when something public changes here or on another server. That may have happened a moment ago, so whoever writes on their
   * strength checks the version they rest on.
   */
  readonly remember: <Fact>(key: string, load: () => Promise<Fact>) => Promise<Fact>
  /**
   * The one clock: the numbers that a subject goes by, from the codes it is judged by or else from the area's rules. Pages,
   * reminders, tasks and checks read every number of days here; null asks for the area itself.
   */
  readonly clock: (db: Handle, subject: ClockedSubject | null, today: Day) => Promise<Clock>
  /**
   * Does long work in a thread of its own, so that pages are served meanwhile: runs a file that calls `workAside`, with data that it is
   * handed, and gives what it finds.
   */
  readonly aside: <Found>(file: URL, data: unknown) => Promise<Found>
  /** Writes a long file in a thread beside the server: the pieces that the file's `write` makes of the data that it is handed. */
  readonly writeAside: (file: URL, data: unknown) => AsyncIterable<Uint8Array>
  /** What every feature is owed. */
  readonly owed: readonly OwedDefinition[]
  /** Where forms and records are, and who may go there. */
  readonly places: Places
  readonly seal: Seal
  /** What can be looked at of this installation; none where it was not started as one. */
  readonly checkups: () => readonly Checkup[]
  /** How long sessions last. */
  readonly sessions: SessionTimes
  /** Counts what may be done only so often, over all servers. */
  readonly tries: Tries
  /** Public address of this installation, without a slash at the end: what links in mail begin with. */
  readonly origin: string
  /** True where mail leaves by SMTP; false where it is kept for the outbox page. */
  readonly mailLeaves: boolean
  /**
   * Forgets the pages kept for anonymous readers after something public changed: on every server, or only here where it is told
   * already; those that show what was touched, or all where nobody says what was.
   */
  readonly forgetPages: (where?: 'everywhere' | 'here', touched?: Touched) => void
  /** Tells the other servers of a change, in its transaction: they forget their pages when it is kept. */
  readonly tellChange: (tx: Tx, touched?: Touched) => Promise<void>
  /** Makes and runs rehearsals of consultations; null within one. */
  readonly rehearsals: Rehearsals | null
}
