/**
 * Where things are: every address that one feature needs of another, worked out from what the pages declare of themselves. A page says which
 * forms it holds (`mends`, `mendsRecord`) and which records it shows (`showsRecord`); nobody keeps a list of addresses beside them.
 */
import type { Actor, SubjectRef } from '../access/access.ts'
import type { FormName, RecordRef } from '../codes/index.ts'
import type { Handle } from '../db/open.ts'

/** A form on a page; `at` fills the parts of its address that tell which of several things it is about. */
export type Mended = FormName | { readonly form: FormName; readonly at: Readonly<Record<string, string>> }

/** A kind of record on a page; `within` where the page is that of the record it belongs to: a term of office on the page of its seat. */
export type ShownRecord = string | { readonly kind: string; readonly by: 'within' }

/** What a page says it is for. */
export type Purpose = {
  /** The forms it holds for its subject as a whole: a finding whose next step names one leads here. */
  readonly mends?: readonly Mended[]
  /** The forms it holds for one record, by the kind of record. */
  readonly mendsRecord?: Readonly<Record<string, readonly FormName[]>>
  /** The kinds of record that it shows: what rests on one leads here whoever may open the page. */
  readonly showsRecord?: readonly ShownRecord[]
}

/** A subject, as addresses below it need it. */
export type Around = { readonly kind: string; readonly slug: string }

/** A path of a page and what stands for its parts. */
export type PathAt = { readonly path: string; readonly params: Readonly<Record<string, string>> }

/** Who asks. */
export type Asking = { readonly db: Handle; readonly actor: Actor }

/** What is asked about addresses. Made once from the registry, and handed out as `hub.places`. */
export type Places = {
  /** The address of a page, or null where no such page is declared. Names of parts do not matter, only where they stand. */
  readonly at: (place: PathAt) => string | null
  /** Whether somebody has the right to the page of a path, as far as their roles on a subject say. */
  readonly allows: (actor: Actor, subject: SubjectRef) => (path: string) => boolean
  /** Those of some addresses that whoever asks may open: each is asked of its page, with the page's own rule on its own subject. */
  readonly mayOpen: (asking: Asking, hrefs: Iterable<string | null>) => Promise<ReadonlySet<string>>
  /**
   * The page that holds a form: for one of the records where it has a form for one of that kind, or else for the subject as a whole, or else
   * the workspace of the subject. Null where there is none, or `may` refuses its path.
   */
  readonly ofForm: (
    form: FormName,
    around: Around,
    records: readonly RecordRef[],
    may?: (path: string) => boolean,
  ) => string | null
  /** The path of the page that holds a form for subjects of a kind, its parts not filled in; null where no page does. */
  readonly pathOf: (form: FormName, kind: string) => string | null
  /** Whether pages hold a form for single records: its own page is then the list of them. */
  readonly hasRecordForms: (form: FormName) => boolean
  /** The forms that no page holds. */
  readonly homeless: (forms: readonly FormName[]) => readonly FormName[]
  /** The page that shows a record; null where none does, or `may` refuses its path. `slugs` name the records that are found by name. */
  readonly ofRecord: (
    ref: RecordRef,
    around: Around,
    slugs: ReadonlyMap<string, string>,
    may: (path: string) => boolean,
  ) => string | null
}

/** Records whose pages are found by their name in the address. */
export const namedKinds: ReadonlySet<string> = new Set([
  'document',
  'organisation',
  'code',
  'consultation',
  'partnership',
])
