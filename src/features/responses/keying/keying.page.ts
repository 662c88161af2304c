/** Key in a response that came on paper, by letter, by email or spoken: the same questions, the same receipt. */
import { z } from 'zod'
import { keysResponses, leadsConsultation } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import type { Tx } from '../../../db/open.ts'
import { sniff } from '../../../files/files.ts'
import { day, startOfDay } from '../../../kernel/day.ts'
import { sayHour } from '../../../kernel/hour.ts'
import {
  type About,
  choice,
  dayField,
  type FormValues,
  fileField,
  passage,
  type RawForm,
  readForm,
  type UploadedFile,
  whole,
  writeForm,
} from '../../../web/fields.ts'
import { claimOnce, settleOnce } from '../../../web/once.ts'
import { definePage, type Outcome, type Repeat, redirect, refuse, type TakeRequest } from '../../../web/page.ts'
import { type Asking, takesAnswerFiles } from '../files/receive.ts'
import { drawnOnly, ownFields } from '../form/about-you.ts'
import { keyedChannels, signaturesAllowed } from '../form/channels.ts'
import { commentRowFields, commentRowsView, placeCommentRows } from '../form/comment-rows.ts'
import { commentViews, headView, trailTo, wholeForm } from '../form/form.view.ts'
import { commentedParagraphs, type Problems, readSaid } from '../form/reading.ts'
import {
  findPackParagraphs,
  findResponding,
  keyingStanding,
  type Responding,
  respondingSubject,
} from '../form/responding.queries.ts'
import { give } from '../giving/give.ts'
import { asDataAddress, copyOfTyped } from '../giving/typed-copy.ts'
import { keepLate, type Late } from '../late/late.queries.ts'
import { codeOf, isWrittenReference, referenceOf } from '../sealing/receipt-code.ts'
import { keepSealedFile } from '../sealing/sealed-file.ts'
import { keyedSoFar } from './keyed.queries.ts'
import { keyedCookie } from './keyed-code.ts'

/** What a scan may be, by its content. */
const scanTypes = new Set(['image/png', 'image/jpeg', 'application/pdf'])

const fields = {
  channel: choice({ label: 'responses.keying.channel', options: keyedChannels }),
  received: dayField({ past: true, label: 'responses.keying.received' }),
  late_reason: passage({
    label: 'responses.keying.late-reason',
    hint: 'responses.keying.late-hint',
    optional: true,
    max: 1000,
  }),
  signatures: whole({
    label: 'responses.keying.signatures',
    hint: 'responses.keying.signatures-hint',
    optional: true,
    ...signaturesAllowed,
  }),
  scan: fileField({ label: 'responses.keying.scan', hint: 'responses.keying.scan-hint', optional: true }),
}

export const keyingPage = definePage({
  path: '/consultations/:slug/keying',
  mends: ['keying'],
  workspace: { stage: 'gather', label: 'consultations.task.keying' },
  access: keysResponses,
  audit: 'response.keyed',
  publishes: ['responses'],
  enter: 'does-nothing',
  template: 'responses/keying/keying.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({
    channel: z.enum(keyedChannels).optional().catch(undefined),
    received: z.iso.date().transform(day).optional().catch(undefined),
    fast: z.literal('yes').optional().catch(undefined),
    last: z.string().refine(isWrittenReference).optional().catch(undefined),
  }),
  form: drawnOnly({ ...fields, ...commentRowFields, ...ownFields }),
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  receives: takesAnswerFiles<{ subject: Responding } & Asking>(({ subject }) => subject),
  async show({ hub, db, subject, query, actor, typed, now, area, today, t }) {
    // A form that comes back may do so because the consultation is no longer what it was.
    const of = typed ? await findResponding(hub, subject.slug) : subject
    const { channel, received, fast, last } = query
    const raw = typed ?? writeForm(fields, { ...(channel ? { channel } : {}), ...(received ? { received } : {}) })
    const standing = keyingStanding(of, today)
    const paragraphs = typed ? await findPackParagraphs(db, of.id, commentedParagraphs(typed)) : []
    const copy = typed && standing !== 'ready' ? copyOfTyped(of, typed.values, paragraphs, t) : ''
    return {
      title: t('responses.keying.title'),
      breadcrumbs: trailTo(of, t),
      ...headView(of, { now, today, area }),
      standing,
      closingHour: of.closes_at && sayHour(of.closes_at),
      leads: leadsConsultation.allows(actor, { kind: 'consultation', id: of.id }),
      copy,
      copyHref: copy ? asDataAddress(copy) : '',
      parts: wholeForm(of, raw.values, typed, t, false),
      comments: commentViews(paragraphs, raw.values, typed),
      ...commentRowsView(of, raw),
      ...(await keyedSoFar(db, of.id)),
      me: actor.person?.id,
      fast: fast === 'yes',
      last,
      form: raw,
    }
  },
  async take(request) {
    const { subject: of, raw, hub, db, claim, today, area } = request
    const arrival = readArrival(raw, of, { today, area, subject: of })
    const placed = await placeCommentRows(db, of, raw)
    const known = await findPackParagraphs(db, of.id, commentedParagraphs(placed.raw))
    const said = readSaid(of.form, placed.raw, new Set(known.map(paragraph => paragraph.id)), false)
    const scan = arrival.values?.scan ?? null
    const scanProblem =
      scan && !scanTypes.has(await sniff(scan.bytes)) ? { scan: { key: 'responses.keying.scan-kind' } } : {}
    const problems = { ...arrival.problems, ...scanProblem, ...placed.problems, ...(said.ok ? {} : said.problem) }
    if (!arrival.values || !said.ok || Object.keys(problems).length > 0) return refuse(problems)
    const { channel, received, late_reason, signatures } = arrival.values
    const complete = signatures === null ? said.value : { ...said.value, signatures }
    if (late_reason !== '')
      return keepAside(request, { channel, cameOn: received, why: late_reason, said: complete, scan })
    const noon = new Date(startOfDay(received, area.timeZone).getTime() + 12 * 3_600_000)
    const outcome = await inOne(request, async tx => {
      const scanFileId = scan ? await keepSealedFile(tx, hub.seal, of.id, scan, request.actor.person?.id ?? null) : null
      return give(tx, of, complete, request, {
        keyed: {
          channel,
          receivedAt: noon,
          scanFileId,
          to: reference => whereTo(request, { reference, channel, received, reached: said.value.contact !== null }),
        },
      })
    })
    // A form sent twice leads to the same response, so its code goes along each time.
    const reference = referenceOf(hub.seal, claim.token)
    const cookie = keyedCookie(hub.seal, of.slug, reference, codeOf(hub.seal, claim.token, 'response'))
    return outcome.kind === 'redirect' ? { ...outcome, cookies: [cookie] } : outcome
  },
})

type Saved = {
  readonly reference: string
  readonly channel: string
  readonly received: string
  readonly reached: boolean
}

/** Who keys one form after another goes on with the next, save where a letter waits: its code is only known now. */
function whereTo(
  { subject: of, query }: { subject: Responding; query: { fast?: 'yes' | undefined } },
  saved: Saved,
): string {
  const { reference, channel, received, reached } = saved
  const at = `/consultations/${of.slug}/keying`
  if (query.fast && !reached) return `${at}?${new URLSearchParams({ fast: 'yes', channel, received, last: reference })}`
  const kept = new URLSearchParams({ channel, received, ...(query.fast ? { fast: 'yes' } : {}) })
  return `${at}/${reference}?${kept}`
}

type Arrival = FormValues<typeof fields>

/** How and when it came; a day outside the period needs a reason, and none lies ahead. */
function readArrival(raw: RawForm, of: Responding, about: About): { values: Arrival | null; problems: Problems } {
  const standing = keyingStanding(of, about.today)
  if (standing !== 'ready') return { values: null, problems: { form: { key: `responses.keying.not-${standing}` } } }
  const read = readForm(fields, raw, about)
  if (!read.ok) return { values: null, problems: read.problems }
  const { received, late_reason } = read.values
  const { opens_on, closes_on, closes_at } = of
  if (opens_on && received < opens_on)
    return { values: null, problems: { received: { key: 'responses.keying.too-early' } } }
  // The hour at which paper came is not asked for: on a last day with an hour, whoever keys it says whether it was late.
  const onLastDay = closes_at !== null && received === closes_on && late_reason !== ''
  const late = onLastDay || (closes_on !== null && received > closes_on)
  if (late && late_reason === '')
    return { values: null, problems: { late_reason: { key: 'responses.keying.late-needed' } } }
  return { values: late ? read.values : { ...read.values, late_reason: '' }, problems: {} }
}

type Asked = Pick<TakeRequest<unknown, unknown, Responding, never>, 'db' | 'hub' | 'subject' | 'claim' | 'actor'>

/** What came late is kept apart with its scan, once, and counts for nothing until the lead decides. */
function keepAside(
  { db, hub, subject: of, claim, actor }: Asked,
  { scan, ...late }: Pick<Late, 'channel' | 'cameOn' | 'why' | 'said'> & { readonly scan: UploadedFile | null },
): Promise<Outcome | Repeat> {
  return db.transaction().execute(async tx => {
    const claimed = await claimOnce(tx, hub.seal, claim.token, claim.page, claim.digest)
    if (claimed.kind === 'same') return { kind: 'redirect', to: claimed.to }
    if (claimed.kind === 'different') return { kind: 'repeat' }
    const by = actor.person?.id ?? null
    const scanFileId = scan ? await keepSealedFile(tx, hub.seal, of.id, scan, by) : null
    const id = await keepLate(tx, hub.seal, { ...late, consultationId: of.id, by, scanFileId })
    await writeAudit(tx, {
      actor,
      action: 'response.kept-late',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'late_response', id },
      after: { channel: late.channel, came: late.cameOn },
    })
    const to = redirect(`/consultations/${of.slug}/late`, 'responses.done.late-kept')
    if (to.kind === 'redirect') await settleOnce(tx, hub.seal, claim.token, to.to)
    return to
  })
}

type Taking = TakeRequest<unknown, unknown, Responding, never>

/** Carries an outcome that keeps nothing out of its transaction. */
class NotTaken extends Error {
  readonly outcome: Outcome | Repeat
  constructor(outcome: Outcome | Repeat) {
    super('not taken')
    this.outcome = outcome
  }
}

/** One transaction for the scan and the response: where the response was keyed before, its scan is not kept twice. */
async function inOne(
  request: Pick<Taking, 'db' | 'claim'>,
  work: (tx: Tx) => Promise<Outcome | Repeat>,
): Promise<Outcome | Repeat> {
  try {
    return await request.db.transaction().execute(async tx => {
      const outcome = await work(tx)
      const first = await tx
        .selectFrom('submission')
        .select('token')
        .where('token', '=', request.claim.token)
        .where('created_at', '=', eb => eb.fn<Date>('transaction_timestamp', []))
        .executeTakeFirst()
      if (outcome.kind !== 'redirect' || !first) throw new NotTaken(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof NotTaken) return error.outcome
    throw error
  }
}
