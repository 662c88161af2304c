/**
 * A page, declared whole: address, who may see it, what it changes, its template, what it reads and shows. Path, access
 * and audit are required, so that a page without a right does not compile. `mount` serves what is declared here.
 */
import type { z } from 'zod'
import type { AccessRule, Actor, SubjectRef } from '../access/access.ts'
import type { Publishes } from '../access/ledger.ts'
import type { AuditAction, AuditEntry } from '../db/audit.ts'
import type { Db, Handle, Tx } from '../db/open.ts'
import type { Day } from '../kernel/day.ts'
import { asksFreshProof, isAct, opensSeal } from './acts.ts'
import type { Message, Translate } from './catalogue.ts'
import type { FormSpec, FormValues, RawForm } from './fields.ts'
import type { FrameName } from './frame-names.ts'
import type { Area, Hub } from './hub.ts'
import type { Thing } from './linked-data.ts'
import type { Outcome, Repeat } from './outcome.ts'
import type { Place } from './place.ts'
import type { Purpose } from './places.ts'

export {
  type Cookie,
  forbidden,
  leadsOn,
  notFound,
  type Outcome,
  type Repeat,
  redirect,
  refuse,
  stale,
} from './outcome.ts'

/** A step of the trail above a page. The page itself is not in it. */
export type Crumb = { readonly text: string; readonly href: string }

/** What every page tells its layout, beside what its own template needs. */
export type PageView = { readonly [Name in FrameName]?: never } & {
  /** The one `h1` of the page and the start of its title. */
  readonly title: string
  readonly breadcrumbs?: readonly Crumb[]
  /** Values to show in the form when it is first opened. */
  readonly form?: RawForm
  /** What the page is about, for programs: only what stands on it for everybody. */
  readonly linkedThing?: Thing
  /** The words it is said in, where that hangs on what is shown: a response is read in a language of its consultation. */
  readonly saidIn?: Pick<Spoken<unknown>, 't' | 'languages' | 'behind'>
}

/** A record in the words of a language, the words of the Hub beside it, and the languages that there are of it beside English. */
export type Spoken<S> = {
  readonly record: S
  readonly t: Translate
  readonly languages: readonly string[]
  /** Whether the English has changed since it was put into this language. */
  readonly behind?: boolean | undefined
}

/** What a page is given. `subject` is what the page's `subject` function found. */
export type PageRequest<P, Q, S> = {
  readonly hub: Hub
  readonly db: Handle
  readonly actor: Actor
  readonly area: Area
  readonly now: Date
  readonly today: Day
  readonly params: P
  readonly query: Q
  readonly subject: S
  readonly t: Translate
  /** Languages that what is shown can be read in, beside English. */
  readonly languages: readonly string[]
  /** Whether the English has changed since what is shown was put into the language it is read in. */
  readonly behind?: boolean | undefined
  readonly url: URL
  /** What was typed, where a form came back with problems; null on first opening. */
  readonly typed: RawForm | null
  readonly userAgent: string
  /** The token of the session of this request, for ending it; null for somebody not signed in. */
  readonly sessionToken: string | null
  /** The cookies that came, for a page that set one of its own. */
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** The connection that it came by, as it is counted (`callerOf`). */
  readonly ip: string
}

/** What a page is given when its form comes in: the same, in a transaction, with the values read. */
export type FormRequest<P, Q, S, F extends FormSpec> = Omit<PageRequest<P, Q, S>, 'db'> & {
  readonly db: Tx
  readonly form: FormValues<F>
  readonly raw: RawForm
  /** The token of this form: the same form given twice carries the same one. */
  readonly once: string
  /** Writes an audit entry in the same transaction; the actor is filled in. */
  readonly audit: (entry: Omit<AuditEntry, 'actor'>) => Promise<void>
}

/** A form that its page takes in a statement of its own, with what it needs to take it once. */
export type TakeRequest<P, Q, S, F extends FormSpec> = Omit<FormRequest<P, Q, S, F>, 'db' | 'audit'> & {
  readonly db: Db
  /** What to keep in `submission`, in the same transaction as what the form changes. */
  readonly claim: { readonly token: string; readonly page: string; readonly digest: Buffer }
}

/** What an act will do, in sentences of the page: what happens, who is told, what is still open and what becomes of it. */
export type Consequences = {
  readonly happens: readonly string[]
  readonly told?: readonly string[]
  readonly open?: readonly string[]
}

/** A form whose files were taken in, with what is wrong with those that were not, by control. */
export type Received = { readonly raw: RawForm; readonly problems: Readonly<Record<string, Message>> }

type ParamsSchema = z.ZodType<Record<string, string>>

export type PageDefinition<P, Q, S, F extends FormSpec, V extends PageView> = Purpose & {
  /** Address, such as "/consultations/:slug/plan/timetable". */
  readonly path: string
  /** Who may see it and send its form, judged about the subject. */
  readonly access: AccessRule
  /** What its form changes, or 'reads only' for a page without a form. */
  readonly audit: AuditAction | 'reads only'
  /** What it tells of those who answered consultations, by entries of the ledger; a page that tells it otherwise is found by the contracts. */
  readonly publishes: Publishes
  /** Template, below `src/features` or `src/web`. */
  readonly template: string
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly form?: F
  /** Finds what the page is about; null where there is none (404). `ref` is what the right is judged on. */
  readonly subject?: (db: Handle, params: P, hub: Hub, actor: Actor) => Promise<Found<S> | null>
  /** True for a page that is the same for every anonymous reader: it is kept rendered until something changes. */
  readonly sameForAll?: boolean
  /**
   * For a page on the way from a consultation to its receipt: it is read in the language that somebody chose. Every word of it stands in
   * every language (a test walks them). Where its subject has words of its own, this puts them into the language, or says all in English.
   */
  readonly inLanguages?: true | ((hub: Hub, record: S, t: Translate) => Promise<Spoken<S>>)
  /** Where it stands in the workspace of its subject. Without it, with the nearest page above its address. */
  readonly workspace?: Place
  /** 'whole' for work that compares and acts: it uses the width of the screen instead of the measure of a text. */
  readonly width?: 'whole'
  /**
   * True where the form does nothing but keep what is typed: saved as it was opened it leaves no entry, no mail and no new
   * version. A form that also does something (closes a round, sends a paper) says nothing here.
   */
  readonly onlyKeeps?: true
  /**
   * Asks whoever comes for a fresh proof of who they are: already to open the page, or only to send its form, which is kept meanwhile.
   * Every page that opens a seal or decides on rights must say it (`acts.ts`).
   */
  readonly freshly?: 'to-open' | 'to-send'
  /**
   * What its form will do, where that cannot be taken back, or speaks for somebody: shown above its button. Enter in a box of such a
   * form does nothing.
   */
  readonly act?: (request: PageRequest<P, Q, S>) => Promise<Consequences>
  /**
   * What Enter in a box does, where that does not follow from what the form does (`acts.ts`): nothing, or it keeps what was typed (the
   * first button of the form then keeps it). Otherwise Enter presses the first button, as for a form that only saves.
   */
  readonly enter?: 'does-nothing' | 'keeps'
  /**
   * True for an address to which another site leads people back, with a proof that works once: opening it does what its entry says,
   * in a transaction of its own, and there is no form.
   */
  readonly arrives?: true
  /** False where what the form changes shows on no public page: the kept pages stay. */
  readonly changesPages?: boolean
  /**
   * True for a form whose answer nobody may join to who gave it, as a voting paper: what was typed stands nowhere but where `submit` puts it.
   * `submission` keeps no fingerprint of it and not where it led, and nothing is held while somebody signs in anew: whoever has the
   * database and the key could open the place, which names who answered, and try out the few answers that there are.
   */
  readonly secret?: true
  /**
   * For a form that asks for files which only its record knows, such as the questions of a consultation: takes them in before the form is
   * read, and gives the form as if it had come with their signs typed into it. The same form sent again must give the same signs.
   */
  readonly receives?: {
    /** Whether the form may bring a file under this name; then it may be several. */
    readonly asksFor: (name: string) => boolean
    readonly take: (request: PageRequest<P, Q, S>, raw: RawForm) => Promise<Received>
  }
  readonly show: (request: PageRequest<P, Q, S>) => Promise<V | Outcome>
  readonly submit?: (request: FormRequest<P, Q, S, F>) => Promise<Outcome>
  /**
   * Instead of `submit`, for a form that many people send at once: the page itself writes the claim, what changes and the
   * audit entry in one transaction of as few statements as it can.
   */
  readonly take?: (request: TakeRequest<P, Q, S, F>) => Promise<Outcome | Repeat>
}

/**
 * A subject with the record the page works on. `within` is the subject whose workspace the page stands in, where the right is judged
 * on another one: a partner's organisation within its partnership.
 */
export type Found<S> = { readonly ref: SubjectRef | null; readonly record: S; readonly within?: SubjectRef }

/** A page as the registry keeps it, its types folded in. */
export type Page = Omit<
  // biome-ignore lint/suspicious/noExplicitAny: pages of every kind stand together in the registry
  PageDefinition<any, any, any, any, any>,
  never
> & { readonly kind: 'page' }

/** Declares a page. */
export function definePage<
  P = Record<string, never>,
  Q = Record<string, never>,
  S = null,
  const F extends FormSpec = Record<string, never>,
  V extends PageView = PageView,
>(definition: PageDefinition<P, Q, S, F, V>): Page {
  if (definition.submit && definition.take) throw new Error(`${definition.path}: a form is taken in one way`)
  if ((definition.audit === 'reads only') === changes(definition)) {
    throw new Error(`${definition.path}: a page with a form names what it changes, and one without says 'reads only'`)
  }
  const { path, audit, freshly } = definition
  if (asksFreshProof(audit) && freshly === undefined) throw new Error(`${path}: a page that does this asks freshly`)
  if (opensSeal(audit) && freshly !== 'to-open') throw new Error(`${path}: a seal is come to freshly`)
  return { ...definition, kind: 'page' }
}

/** Whether a page changes anything, by its form or by being come back to. */
function changes({ submit, take, arrives }: Pick<Page, 'submit' | 'take' | 'arrives'>): boolean {
  return (submit ?? take) !== undefined || arrives === true
}

/** Whether Enter in a box of a page's form does nothing: it needs its button. */
export function enterDoesNothing(page: Page): boolean {
  return page.enter ? page.enter === 'does-nothing' : page.act !== undefined || isAct(page.audit)
}

/** What a download answers with. */
export type Download = {
  readonly type: string
  readonly body: string | Uint8Array
  /** Name to save it under. */
  readonly filename?: string
  /** True where a browser may show it itself; it still saves it under its name. */
  readonly inPlace?: boolean
  /** Addresses of what belongs to it, by their relation (RFC 8288): next, describedby. */
  readonly links?: Readonly<Record<string, string>>
  /** Other than 200 where the answer says what is wrong with the request. */
  readonly status?: number
}

/** The same for what may be large: piece by piece, as fast as the reader takes it. */
export type LongDownload = Omit<Download, 'body'> & { readonly body: AsyncIterable<string | Uint8Array> }

export type DownloadDefinition<P, Q, S> = Purpose & {
  /** True for a file in the language that somebody chose, as the pages are from which it is taken. */
  readonly inLanguages?: true
  readonly path: string
  readonly access: AccessRule
  readonly audit: 'reads only'
  /** What it tells of those who answered consultations, as of a page. */
  readonly publishes: Publishes
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly subject?: (db: Handle, params: P, hub: Hub, actor: Actor) => Promise<Found<S> | null>
  /** True for data that is the same for every reader: programs of any origin may read it, and ask whether it has changed. */
  readonly open?: true
  /** For open data: the parts of the question that are told apart. Without it every part is. */
  readonly asks?: readonly string[]
  readonly respond: (request: PageRequest<P, Q, S>) => Promise<Download | LongDownload | null>
}

// biome-ignore lint/suspicious/noExplicitAny: downloads of every kind stand together in the registry
export type DownloadPage = DownloadDefinition<any, any, any> & { readonly kind: 'download' }

/** Declares a file, feed or data address: read only, not a page. `respond` gives null for "not found". */
export function defineDownload<P = Record<string, never>, Q = Record<string, never>, S = null>(
  definition: DownloadDefinition<P, Q, S>,
): DownloadPage {
  return { ...definition, kind: 'download' }
}

export type Route = Page | DownloadPage

export type { ParamsSchema }
