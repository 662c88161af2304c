/** A draft as the holder of its code works on it: as a whole, section by section, document by document. */

import type { Handle, Tx } from '../../../db/open.ts'
import { type FormQuestion, nameOf } from '../../../questions/form.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { RawForm } from '../../../web/fields.ts'
import {
  type Cookie,
  type FormRequest,
  type Outcome,
  type PageRequest,
  redirect,
  refuse,
  stale,
} from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { type Asking as AskingFiles, takesAnswerFiles } from '../files/receive.ts'
import { ownFields } from '../form/about-you.ts'
import type { Fields } from '../form/form.view.ts'
import { commentedParagraphs, typedFields } from '../form/reading.ts'
import {
  findPackParagraphs,
  findResponding,
  type Responding,
  respondingIn,
  standingFor,
} from '../form/responding.queries.ts'
import { byCode } from '../sealing/looking-up.ts'
import { askedBesides, keepsCookies } from '../sealing/own-address.ts'
import { changeDraft, type Draft, findDraft, part } from './draft.queries.ts'
import { codesBrought, draftAddress, isDraftId } from './draft-address.ts'
import { mergeDraft, readSeen, writeSeen } from './draft-merge.ts'
import { openingDraft, type Pencil, pencilOnDraft } from './pencil.ts'
import { asDataAddress, copyOfTyped } from './typed-copy.ts'

type Asking = Pick<
  PageRequest<unknown, unknown, unknown>,
  'hub' | 'db' | 'ip' | 'now' | 'today' | 'area' | 't' | 'typed' | 'cookies'
>

/** A request at the address of a draft, with the form that came, whose code counts where the cookie has run out meanwhile. */
type Opening = Omit<Asking, 'typed'> & { readonly raw?: RawForm | null }

/** A draft with its consultation, and whether it can still be given. */
export type HeldDraft = {
  readonly draft: Draft
  readonly of: Responding
  /** Where it is worked on: an address without its code, where the browser keeps cookies. */
  readonly base: string
  /** Lets this browser go on opening it. */
  readonly stays: readonly Cookie[]
  readonly standing: ReturnType<typeof standingFor>
  /** The words it is read in, and the languages that there are of it. */
  readonly t: Translate
  readonly languages: readonly string[]
}

/** The draft of an address, by its code or by its identity and a code that the browser brings; null where there is none. */
export async function findDraftAt(
  { hub, db, now, ...asked }: Pick<Opening, 'hub' | 'db' | 'now' | 'cookies' | 'raw'>,
  inAddress: string,
): Promise<Draft | null> {
  if (!isDraftId(inAddress)) return findDraft(db, hub, inAddress, now)
  for (const code of codesBrought(asked)) {
    const draft = await findDraft(db, hub, code, now)
    if (draft?.id === inAddress) return draft
  }
  return null
}

/** The draft of an address; a page that says so where there is none. */
export async function openDraft(request: Opening, inAddress: string): Promise<HeldDraft> {
  const { hub } = request
  const draft = isDraftId(inAddress)
    ? await findDraftAt(request, inAddress)
    : await byCode(request, inAddress, 'draft', code => findDraftAt(request, code))
  if (!draft) throw new PageProblem('not-found', 'responses.codes.not-held')
  const { record: of, t, languages } = await respondingIn(hub, await findResponding(hub, draft.slug), request.t)
  const base = draftAddress(draft, request)
  const stays = [openingDraft(of, draft.code, request)]
  return { draft, of, base, stays, t, languages, standing: draft.receipt ? 'none' : standingFor(of, request) }
}

/**
 * The draft of a page that is opened. A code in the address is exchanged for a cookie, and leads to the same page without it; an identity
 * whose code the browser does not hold leads to where it is typed. A browser that keeps no cookies works on it where the code stands.
 */
export async function arriveAtDraft(
  request: Opening & Pick<PageRequest<unknown, unknown, unknown>, 'url' | 'typed'>,
  inAddress: string,
): Promise<HeldDraft | Outcome> {
  const { url, typed } = request
  if (typed) return openDraft({ ...request, raw: typed }, inAddress)
  if (isDraftId(inAddress))
    return (await findDraftAt(request, inAddress))
      ? openDraft(request, inAddress)
      : redirect('/responses', 'responses.done.type-code')
  const keeps = keepsCookies(request)
  if (typeof keeps === 'object') return redirect(keeps.to, undefined, [keeps.cookie])
  const held = await openDraft(request, inAddress)
  if (!keeps) return held
  const below = url.pathname.split('/').slice(3)
  return redirect(`${[held.base, ...below].join('/')}${askedBesides(url)}`, undefined, held.stays)
}

/** Takes in the files of a form that stands at the address of a draft. */
export const filesOfDraft = takesAnswerFiles<Opening & { readonly params: { readonly code: string } } & AskingFiles>(
  async (request, raw) => (await openDraft({ ...request, raw }, request.params.code)).of,
)

/** Which fields a page of a draft holds. */
export type Holds = (name: string) => boolean

/** Every field: the page of the whole form. */
export const holdsAll: Holds = () => true

/** Some questions. */
export function holdsSection({ questions }: { readonly questions: readonly FormQuestion[] }): Holds {
  const names = questions.map(nameOf)
  return name => names.some(own => name === own || name.startsWith(`${own}-`))
}

/** What is no question and no comment. */
export const holdsAbout: Holds = name => Object.hasOwn(ownFields, name)

/** Comments on these paragraphs. */
export function holdsComments(paragraphs: readonly { readonly id: string }[]): Holds {
  const names = new Set(paragraphs.map(({ id }) => `p-${id}`))
  return name => names.has(name)
}

/** What a page of a draft tells its template: the fields to show, and what somebody else saved meanwhile. */
export async function draftView(
  { draft, of, base, standing, t, languages }: HeldDraft,
  holds: Holds,
  { typed, db }: Asking,
) {
  const kept = part(draft.fields, holds)
  const { shown, theirs } = besideSaved(draft.fields, typed, holds)
  const paragraphs = await findPackParagraphs(
    db,
    of.id,
    commentedParagraphs({ values: { ...draft.fields, ...shown }, files: {} }),
  )
  const copy = standing === 'open' ? '' : copyOfTyped(of, shown, paragraphs, t)
  return {
    saidIn: { t, languages },
    base,
    code: draft.code,
    receipt: draft.receipt,
    standing,
    fields: shown,
    paragraphs,
    seen: writeSeen(kept),
    theirs: Object.keys(theirs).length > 0 ? copyOfTyped(of, theirs, paragraphs, t) : '',
    copy,
    copyHref: copy ? asDataAddress(copy) : '',
    form: { values: kept, files: {} } satisfies RawForm,
  }
}

/** What a form shows that comes back: what was typed, with what only others changed since, and what both changed as it is saved. */
export function besideSaved(saved: Fields, typed: RawForm | null, holds: Holds): { shown: Fields; theirs: Fields } {
  if (!typed) return { shown: saved, theirs: {} }
  const { fields, clashes } = mergeDraft(saved, typedFields(typed), readSeen(typed.values['seen']?.[0]), holds)
  const emptied = Object.fromEntries(Object.keys(typedFields(typed)).map(name => [name, [] as readonly string[]]))
  return {
    shown: { ...typed.values, ...emptied, ...fields },
    theirs: part(Object.fromEntries(clashes.map(name => [name, saved[name] ?? []])), holds),
  }
}

/** Where a page of the consultation leads a browser on that has begun, or given, already. */
export function goOn(
  of: Pick<Responding, 'slug' | 'closes_on'>,
  pencil: Pencil,
  below: string,
  request: Pick<Asking, 'now' | 'today' | 'area' | 'cookies'>,
): Outcome {
  if (pencil.kind === 'given') return redirect(`/consultations/${of.slug}/response`)
  const { draft } = pencil
  return redirect(`${draftAddress(draft, request)}/${below}`, undefined, pencilOnDraft(of, draft.code, request))
}

/** What a page of the consultation shows that came back because the same was changed in the draft of this browser. */
export async function besidePencil(
  db: Handle,
  of: Responding,
  pencil: Pencil | null,
  { typed, holds, t }: { readonly typed: RawForm | null; readonly holds: Holds; readonly t: Translate },
): Promise<{ fields: Fields; seen: string | null; theirs: string }> {
  if (pencil?.kind !== 'draft') return { fields: typed?.values ?? {}, seen: null, theirs: '' }
  const { shown, theirs } = besideSaved(pencil.draft.fields, typed, holds)
  const paragraphs = await findPackParagraphs(db, of.id, commentedParagraphs({ values: shown, files: {} }))
  const copy = Object.keys(theirs).length > 0 ? copyOfTyped(of, theirs, paragraphs, t) : ''
  return { fields: shown, seen: writeSeen(part(pencil.draft.fields, holds)), theirs: copy }
}

type Saving = Pick<
  FormRequest<unknown, unknown, unknown, never>,
  'hub' | 'raw' | 'audit' | 'now' | 'today' | 'area' | 'cookies'
> & { readonly db: Tx }

/** Saves what a page of a draft holds, and goes on to `next`. */
export async function saveDraft(request: Saving, held: HeldDraft, holds: Holds, next: string): Promise<Outcome> {
  const { draft, of } = held
  const done = await storeDraft(request.db, request, draft, holds)
  if (done) return done
  await request.audit({
    action: 'draft.changed',
    as: 'respondent',
    subject: { kind: 'consultation', id: of.id },
    record: { kind: 'response_draft', id: draft.id },
  })
  return redirect(next, 'responses.done.kept', pencilOnDraft(of, draft.code, request))
}

/** Stores the fields; gives how the form ends where they could not be stored. */
export async function storeDraft(
  tx: Tx,
  { hub, raw, now }: Pick<Saving, 'hub' | 'raw' | 'now'>,
  draft: Pick<Draft, 'id' | 'version'>,
  holds: Holds,
): Promise<Outcome | null> {
  const seen = readSeen(raw.values['seen']?.[0])
  const change = await changeDraft(tx, hub.seal, draft.id, typedFields(raw), holds, seen, now)
  if (change === 'given') return refuse({ form: 'responses.problem.given-already' })
  if (change === 'changed') return null
  return stale({ values: change.theirs as Fields, files: {} }, draft.version + 1)
}
