/** A board asks another whether it may stand under it. Nobody answers for the other. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { choice, dayField, passage, pick, tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { isOver, type Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, slugParams, subjectOf } from '../subject.ts'
import { makesCircle } from './branch.ts'
import { kindWords, structureCrumbs, tellBoard } from './link-here.ts'
import { edgesOn, isAsked, isInForce, linksOf } from './links.queries.ts'
import { boardsToAsk, decisionsToRestOn } from './structure.queries.ts'

const form = {
  parent_id: pick({ label: 'partnerships.structure.ask.parent', hint: 'partnerships.structure.ask.parent-hint' }),
  kind: choice({ label: 'partnerships.structure.kind', options: ['standing', 'task-and-finish'] }),
  ends_on: dayField({
    future: true,
    label: 'partnerships.structure.ends',
    hint: 'partnerships.structure.ends-hint',
    optional: true,
  }),
  purpose: passage({ label: 'partnerships.structure.purpose', hint: 'partnerships.structure.purpose-hint', max: 2000 }),
  reads_closed: tick({
    label: 'partnerships.structure.reads-closed',
    hint: 'partnerships.structure.reads-closed-hint',
  }),
  decision_id: pick({
    label: 'partnerships.structure.decision',
    hint: 'partnerships.structure.decision-hint',
    optional: true,
  }),
}

export const linkAskingPage = definePage({
  path: '/partnerships/:slug/structure/new',
  workspace: { within: 'structure' },
  access: runsPartnership,
  audit: 'partnership.link-asked',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async act({ t }) {
    return {
      happens: [t('partnerships.structure.ask.happens'), t('partnerships.structure.ask.public')],
      told: [t('partnerships.structure.ask.told')],
    }
  },
  async show({ db, subject, actor, today, t }) {
    const closed = await whyNot(db, subject, today)
    return {
      title: t('partnerships.structure.ask.title'),
      breadcrumbs: structureCrumbs(t, subject),
      intro: t(closed ?? 'partnerships.structure.ask.intro'),
      fields: Object.keys(form),
      choices: {
        parent_id: await boardsToAsk(db, actor, subject.id),
        decision_id: await decisionsToRestOn(db, subject.id),
      },
      button: closed ? null : t('partnerships.structure.ask.button'),
      back: { href: addressOf(subject, 'structure'), text: t('partnerships.structure.crumb') },
    }
  },
  async submit({ db, hub, subject, actor, form: typed, today, t, audit }) {
    const closed = await whyNot(db, subject, today)
    if (closed) return refuse({ parent_id: closed })
    const problems = await problemsOf(db, subject, typed, today)
    if (!(await boardsToAsk(db, actor, subject.id)).some(({ value }) => value === typed.parent_id))
      problems['parent_id'] = 'partnerships.structure.problem.parent'
    if (Object.keys(problems).length > 0) return refuse(problems)
    const id = newId()
    const ends_on = typed.kind === 'standing' ? null : typed.ends_on
    await db
      .insertInto('board_link')
      .values({ id, child_id: subject.id, ...typed, ends_on, asked_on: today, asked_by: actor.person!.id })
      .execute()
    const told = await tellBoard(db, hub, typed.parent_id, today, parent => ({
      subject: t('partnerships.structure.mail.asked-subject', { child: subject.name }),
      body: t('partnerships.structure.mail.asked-body', {
        child: subject.name,
        parent: parent.name,
        how: kindWords(t, { kind: typed.kind, ends_on }),
        purpose: typed.purpose,
        link: `${hub.origin}${addressOf(parent, `structure/${id}/answer`)}`,
      }),
    }))
    await audit({
      action: 'partnership.link-asked',
      subject: subjectOf(subject),
      record: { kind: 'board_link', id },
      after: { parent: typed.parent_id, kind: typed.kind, ends_on, reads_closed: typed.reads_closed, told },
    })
    return redirect(
      addressOf(subject, 'structure'),
      told > 0 ? 'partnerships.structure.done.asked' : 'partnerships.structure.done.asked-nobody',
    )
  },
})

/** Why a board cannot ask now, as a key: it is over, it stands under another already, or it is waiting for an answer. */
async function whyNot(db: Handle, partnership: Partnership, today: Day): Promise<string | null> {
  if (isOver(partnership)) return 'partnerships.structure.problem.over'
  const own = (await linksOf(db, partnership.id)).filter(({ child_id }) => child_id === partnership.id)
  if (own.some(isAsked)) return 'partnerships.structure.problem.asked'
  return own.some(link => isInForce(link, today) || (link.agreed && link.ended_on === null))
    ? 'partnerships.structure.problem.has-one'
    : null
}

type Typed = {
  readonly parent_id: string
  readonly kind: 'standing' | 'task-and-finish'
  readonly ends_on: Day | null
  readonly decision_id: string | null
}

async function problemsOf(
  db: Handle,
  partnership: Partnership,
  { parent_id, kind, ends_on, decision_id }: Typed,
  today: Day,
): Promise<Record<string, string>> {
  const problems: Record<string, string> = {}
  if (kind === 'task-and-finish' && ends_on === null) problems['ends_on'] = 'partnerships.structure.problem.ends'
  if (makesCircle(await edgesOn(db, today), { child: partnership.id, parent: parent_id }))
    problems['parent_id'] = 'partnerships.structure.problem.circle'
  const known = await decisionsToRestOn(db, partnership.id)
  if (decision_id !== null && !known.some(({ value }) => value === decision_id))
    problems['decision_id'] = 'partnerships.structure.problem.decision'
  return problems
}
