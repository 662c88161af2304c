/** Gathers the tasks of a person: findings of what they answer for, and what else the records say they owe. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { findPartnership, nextTaskOf } from '../../partnerships/index.ts'
import { DAYS_AHEAD } from '../checks/check.view.ts'
import { type CheckedKind, checkCompact, checkSubjects } from '../checks/checking.ts'
import { addressIn, declaredPaths } from '../checks/declared.ts'
import { findingTasks, type Own } from './finding-tasks.ts'
import { findOwed, type Owed, type OwedKind } from './owed.queries.ts'
import { clockOf } from './running.queries.ts'
import { type Task, urgencyOf } from './task.ts'

type Asking = { readonly actor: Actor; readonly today: Day; readonly t: Translate }

/** All tasks of whoever asks. */
export async function gatherTasks(db: Handle, asking: Asking): Promise<Task[]> {
  const { actor, today, t } = asking
  const declared = await declaredPaths()
  const own = (...roles: readonly string[]) =>
    actor.grants.filter(({ role }) => roles.includes(role)).map(({ id }) => id)
  const isSecretariat = actor.grants.some(({ role, kind }) => role === 'secretariat' && kind === 'area')
  const [led, chaired, spokenFor] = await Promise.all([
    checkedOf(db, 'consultation', own('lead'), today),
    checkedOf(db, 'partnership', own('chair', 'administrator'), today),
    checkedOf(db, 'organisation', own('contact', 'champion'), today),
  ])
  const owed = await findOwed(
    db,
    actor,
    chaired.map(({ id, checked }) => clockOf(id, checked.findings)),
    today,
  )
  const compact = isSecretariat ? [{ kind: 'compact', slug: '', checked: await checkCompact(db, today) } as const] : []
  return [
    ...(await nextTasks(db, chaired, asking)),
    ...[...led, ...chaired, ...spokenFor, ...compact].flatMap(one => findingTasks(one, { today, t, declared, owed })),
    ...owed.map(one => owedTask(one, asking, declared)),
  ]
}

async function checkedOf(db: Handle, kind: CheckedKind, ids: readonly string[], today: Day): Promise<(Own & Id)[]> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return []
  const [all, slugs] = await Promise.all([
    checkSubjects(db, kind, unique, today),
    db.selectFrom(kind).select(['id', 'slug']).where('id', 'in', unique).execute(),
  ])
  return slugs.flatMap(({ id, slug }) => {
    const checked = all.get(id)
    return checked ? [{ kind, id, slug, checked }] : []
  })
}
type Id = { readonly id: string }

/** The next task of the workspace, for each partnership that is only being set up: its own task list says it best. */
async function nextTasks(db: Handle, chaired: readonly Own[], { today, t }: Asking): Promise<Task[]> {
  const found: Task[] = []
  for (const { slug, checked } of chaired) {
    if (checked.facts.subject !== 'partnership' || !['scoping', 'forming'].includes(checked.facts.state)) continue
    const partnership = await findPartnership(db, slug)
    const next = partnership && (await nextTaskOf(db, partnership, today))
    if (!next) continue
    found.push({
      title: t(`partnerships.task.${next.name}`),
      about: null,
      asked: null,
      why: t('compact.tasks.next-why'),
      due: null,
      href: `/partnerships/${slug}/${next.page}`,
      subject: { text: checked.facts.label, href: `/partnerships/${slug}/checks` },
      urgency: 'due',
    })
  }
  return found
}

/** Where each kind of task is done; the first page that is there. */
const pages: Readonly<Record<OwedKind, readonly string[]>> = {
  papers: ['/meetings/:id'],
  proposals: ['/meetings/:id/proposals', '/meetings/:id'],
  'report-back': ['/seats/:id/reports/:within', '/seats/:id'],
  authority: ['/seats/:id'],
  'health-check': ['/partnerships/:slug/health-check/:id/answer', '/partnerships/:slug/health-check'],
  'written-answer': ['/written-procedures/:id', '/partnerships/:slug/meetings'],
  action: ['/partnerships/:slug/actions'],
  unread: ['/consultations/:slug/responses'],
  points: ['/consultations/:slug/points'],
  'format-requests': ['/consultations/:slug/format-requests'],
  'keyed-check': ['/consultations/:slug/keyed'],
  letters: ['/consultations/:slug/keyed'],
  asked: ['/asked/:id'],
  'mail-failed': ['/outbox'],
  'area-concerns': ['/partnerships/:slug/concerns'],
  'area-formats': ['/consultations/:slug/checks'],
  'to-answer': ['/meetings/:id/agenda'],
  agenda: ['/meetings/:id/agenda'],
  'papers-to-send': ['/meetings/:id/papers/sending'],
  running: ['/meetings/:id/running'],
  minutes: ['/meetings/:id/minutes/draft'],
  approval: ['/meetings/:id/minutes/approval'],
  'join-requests': ['/partnerships/:slug/join-requests'],
  concerns: ['/partnerships/:slug/concerns'],
  'concerns-open': ['/partnerships/:slug/concerns'],
}

function owedTask(owed: Owed, { today, t }: Asking, declared: ReadonlySet<string>): Task {
  const { kind, count, what, due, id, within, subjectKind, slug, name } = owed
  const params = { slug, id: id ?? '', within: within ?? '' }
  const home = subjectKind === 'area' ? '/outbox' : `/${subjectKind}s/:slug`
  // The same page that findings about it name as their subject, so that its tasks stand together.
  const around = subjectKind === 'area' ? '/outbox' : `/${subjectKind}s/:slug/checks`
  const [href = null] = [...pages[kind], home]
    .map(path => addressIn(declared, { path, params }))
    .filter(one => one !== null)
  return {
    about: null,
    asked: null,
    title: t(`compact.owed.${kind}.title`, { count, what }),
    why: t(`compact.owed.${kind}.why`, { count, what }),
    due,
    href,
    subject: { text: name || t('compact.tasks.area'), href: addressIn(declared, { path: around, params }) },
    urgency: urgencyOf(due, today, addDays(today, DAYS_AHEAD)),
  }
}
