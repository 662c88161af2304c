/** The files that came as answers: which wait to be looked at, opening one, and saying whether it shows somebody. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, line, versionField, writeForm } from '../../../web/fields.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { named, under } from '../../../web/under.ts'
import { trailTo } from '../form/form.view.ts'
import { type Responding, respondingSubject } from '../form/responding.queries.ts'
import { minutesInView } from '../sealing/seal.ts'
import { tellOpened } from '../sealing/tell-opened.ts'
import { countFiles, decideFile, fileStates, findFile, isInView, listFiles, openFileToLook } from './looking.queries.ts'

const slug = z.string()
const inConsultation = named('of', (_db, params: { slug: string }, hub, actor) =>
  respondingSubject(hub, params.slug, actor),
)
/** A file of a consultation, by its address. */
export const fileHere = under(inConsultation, 'file', (db, { of }, id) => findFile(db, of.id, id))

const filesTrail = (of: Responding, t: Translate) => [
  ...trailTo(of, t),
  { text: t('responses.files.title'), href: `/consultations/${of.slug}/files` },
]

/** What a file is, in words. */
export const sayFile = ({ kind, size }: { readonly kind: string; readonly size: number }, t: Translate): string =>
  t(`questions.file.${kind}`, { size: Math.max(1, Math.round(size / 1024)) })

export const filesPage = definePage({
  path: '/consultations/:slug/files',
  workspace: { stage: 'answer', label: 'consultations.nav.files' },
  access: leadsConsultation,
  audit: 'reads only',
  publishes: ['responses'],
  template: 'responses/files/files.njk',
  params: z.object({ slug }),
  query: z.object({ page: listQuery.page, state: z.enum(fileStates).optional().catch(undefined) }),
  subject: (_db, params, hub, actor) => respondingSubject(hub, params.slug, actor),
  async show({ db, subject: of, query, t }) {
    const state = query.state ?? 'unseen'
    const { list, rows } = await readList({
      path: `/consultations/${of.slug}/files`,
      query,
      count: () => countFiles(db, of.id, state),
      rows: window => listFiles(db, of.id, state, window),
    })
    return {
      title: t('responses.files.title'),
      breadcrumbs: trailTo(of, t),
      of,
      list,
      states: await Promise.all(
        fileStates.map(async value => ({
          value,
          current: value === state,
          text: t(`responses.files.states.${value}`, { count: await countFiles(db, of.id, value) }),
        })),
      ),
      rows: rows.map(row => ({ ...row, what: sayFile(row, t) })),
    }
  },
})

export const openFilePage = definePage({
  path: '/consultations/:slug/files/:file',
  access: leadsConsultation,
  audit: 'answer-file.opened',
  publishes: ['responses'],
  freshly: 'to-open',
  template: 'responses/files/open-file.njk',
  params: z.object({ slug, file: z.uuid() }),
  form: {},
  changesPages: false,
  subject: fileHere,
  async show({ subject: { of, file }, t }) {
    return {
      title: t('responses.files.open-title', { reference: file.reference }),
      breadcrumbs: filesTrail(of, t),
      of,
      file,
      what: sayFile(file, t),
      minutes: minutesInView,
    }
  },
  async submit({ db, hub, subject: { of, file }, actor, audit }) {
    if (!actor.person) return refuse({ form: 'responses.files.problem.gone' })
    await tellOpened(db, hub, of.id, actor)
    // Real time, as for a scan: how long it stays on a screen is nobody's to move.
    const opening = await openFileToLook(db, file.id, actor.person.id, new Date())
    await audit({
      action: 'answer-file.opened',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'answer_file', id: file.id },
      after: { reference: file.reference },
    })
    return redirect(`/consultations/${of.slug}/files/${file.id}/opened/${opening}`)
  },
})

const decision = {
  shows: choice({ label: 'responses.files.shows', options: ['withheld', 'shown'] }),
  reason: line({ label: 'responses.files.reason', hint: 'responses.files.reason-hint', max: 300 }),
  version: versionField(),
}

export const openedFilePage = definePage({
  path: '/consultations/:slug/files/:file/opened/:opening',
  width: 'whole',
  access: leadsConsultation,
  audit: 'answer-file.decided',
  publishes: ['responses'],
  template: 'responses/files/opened-file.njk',
  params: z.object({ slug, file: z.uuid(), opening: z.uuid() }),
  form: decision,
  changesPages: false,
  subject: fileHere,
  async show({ db, subject: { of, file }, params, actor, t, typed }) {
    const here = `/consultations/${of.slug}/files/${file.id}`
    if (!(await isInView(db, params.opening, file.id, actor.person?.id ?? null, new Date()))) return redirect(here)
    const { state, reason, version } = file
    return {
      title: t('responses.files.open-title', { reference: file.reference }),
      breadcrumbs: filesTrail(of, t),
      of,
      file,
      what: sayFile(file, t),
      content: `${here}/opened/${params.opening}/content`,
      form: typed ?? writeForm(decision, { ...(state === 'unseen' ? {} : { shows: state, reason }), version }),
    }
  },
  async submit({ db, subject: { of, file }, params, form: typed, actor, now, audit }) {
    const by = actor.person?.id ?? null
    // Nothing is said of a file that whoever says it has not open.
    if (!(await isInView(db, params.opening, file.id, by, new Date())))
      return refuse({ shows: 'responses.files.problem.closed' })
    const { shows: state, reason, version } = typed
    if (!(await decideFile(db, { id: file.id, version }, { state, reason, by, now }))) {
      const fresh = (await findFile(db, of.id, file.id)) ?? file
      const theirs = fresh.state === 'unseen' ? {} : { shows: fresh.state, reason: fresh.reason }
      return stale(writeForm(decision, theirs), fresh.version)
    }
    await audit({
      action: 'answer-file.decided',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'answer_file', id: file.id },
      before: { state: file.state, reason: file.reason },
      after: { state, reason },
    })
    return redirect(`/consultations/${of.slug}/files`, `responses.done.file-${state}`)
  },
})
