/**
 * Gathers the tasks of a person: findings of what they answer for, and what else the records say they owe. Only what they can
 * do themselves is a task: each leads to a page that they have the right to.
 */
import { type Actor, type SubjectRef, subjectKinds } from '../../../access/access.ts'
import { noRules } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Clock } from '../../../web/hub.ts'
import type { OwedDefinition } from '../../../web/owed.ts'
import type { Places } from '../../../web/places.ts'
import { findPartnership, nextTaskOf } from '../../partnerships/index.ts'
import { type CheckedKind, checkCompact, checkSubjects } from '../checks/checking.ts'
import { doubtTasks } from '../heard/doubt-tasks.ts'
import { clockFrom } from '../rules/clock.ts'
import { rulesInForce } from '../rules/rules.queries.ts'
import { findingTasks, type Own, subjectOfTask } from './finding-tasks.ts'
import { findOwed, type Owed } from './owed.queries.ts'
import { inOrder, keyOf, oneForEachCause, type Task, type TaskSubject } from './task.ts'

export type Asking = {
  readonly actor: Actor
  readonly today: Day
  readonly t: Translate
  /** What every feature is owed. */
  readonly owed: readonly OwedDefinition[]
  readonly places: Places
}

/** All tasks of whoever asks, one for each cause, in the order in which they are best done. */
export async function gatherTasks(db: Handle, asking: Asking): Promise<Task[]> {
  const { actor, today, t, places } = asking
  const rules = await rulesInForce(db, today)
  const own = (...roles: readonly string[]) =>
    actor.grants.filter(({ role }) => roles.includes(role)).map(({ id }) => id)
  const isSecretariat = actor.grants.some(({ role, kind }) => role === 'secretariat' && kind === 'area')
  const judged = await Promise.all([
    checkedOf(db, 'consultation', own('lead'), today),
    checkedOf(db, 'partnership', own('chair', 'administrator'), today),
    checkedOf(db, 'organisation', own('contact', 'champion'), today),
    isSecretariat ? compactAsOwn(db, today) : [],
  ])
  const subjects = judged.flat()
  const clocks = new Map(subjects.map(({ id, checked }) => [id, clockFrom(checked.codes, rules)] as const))
  const found = await findOwed(db, {
    ...asking,
    definitions: asking.owed,
    clocks,
    clock: clockFrom([], rules ?? noRules),
  })
  const byKind = new Map(asking.owed.map(definition => [definition.kind, definition]))
  const owed = await Promise.all(
    found.map(one =>
      owedTask(one, byKind.get(one.kind)!, {
        ...asking,
        clock: clocks.get(one.subjectId ?? '') ?? clockFrom([], rules),
      }),
    ),
  )
  const mended = await Promise.all(
    subjects.map(async subject => {
      const ref = refOf(subject, actor)
      const said = found
        .filter(({ subjectId }) => subjectId === subject.id)
        .flatMap(({ kind }) => byKind.get(kind)?.saysFor ?? [])
      return findingTasks(subject, { today, t, places, may: places.allows(actor, ref), said: new Set(said) })
    }),
  )
  const next = await nextTasks(db, subjects, asking)
  const doubts = await doubtTasks(db, subjects.map(subjectOfDoubt), t)
  return inOrder(oneForEachCause([...next, ...mended.flat(), ...owed.flat(), ...doubts]))
}

/** The record that rights to the pages of a subject are judged on. */
function refOf({ kind, id }: Pick<TaskSubject, 'kind' | 'id'>, actor: Actor): SubjectRef {
  const known = subjectKinds.find(name => name === kind)
  if (known) return { kind: known, id }
  return { kind: 'area', id: actor.grants.find(grant => grant.kind === 'area')?.id ?? '' }
}

async function compactAsOwn(db: Handle, today: Day): Promise<Own[]> {
  const checked = await checkCompact(db, today)
  return [{ kind: 'compact', id: checked.facts.id, slug: '', checked }]
}

async function checkedOf(db: Handle, kind: CheckedKind, ids: readonly string[], today: Day): Promise<Own[]> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return []
  const [all, slugs] = await Promise.all([
    checkSubjects(db, kind, unique, today),
    db.selectFrom(kind).select(['id', 'slug']).where('id', 'in', unique).execute(),
  ])
  return slugs.flatMap(({ id, slug }) => {
    const checked = all.get(id)
    // A body that is no more owes nothing: what it did stays, and whoever follows it has tasks of its own.
    const gone = kind === 'organisation' && checked?.own?.endedOn != null
    return checked && !gone ? [{ kind, id, slug, checked }] : []
  })
}

/** What somebody answers for, as its doubts name it. */
const subjectOfDoubt = (own: Own) => ({ ...subjectOfTask(own), slug: own.slug })

/** The next task of the workspace, for each partnership that is only being set up: its own task list says it best. */
async function nextTasks(db: Handle, subjects: readonly Own[], { today, t }: Asking): Promise<Task[]> {
  const found: Task[] = []
  for (const own of subjects) {
    const { facts } = own.checked
    if (facts.subject !== 'partnership' || !['scoping', 'forming'].includes(facts.state)) continue
    const partnership = await findPartnership(db, own.slug)
    const next = partnership && (await nextTaskOf(db, partnership, today))
    if (!next) continue
    const subject = subjectOfTask(own)
    const href = `/partnerships/${own.slug}/${next.page}`
    found.push({
      key: keyOf(subject, 'mend', href),
      title: t(`partnerships.task.${next.name}`),
      about: null,
      asked: null,
      why: t('compact.tasks.next-why'),
      due: null,
      suggested: false,
      href,
      subject,
      strength: 'should',
      waits: false,
      also: [],
    })
  }
  return found
}

type Placing = Asking & { readonly clock: Clock }

async function owedTask(owed: Owed, definition: OwedDefinition, { actor, t, places, clock }: Placing): Promise<Task[]> {
  const { kind, count, what, due, id, within, subjectKind, subjectId, slug, name } = owed
  const params = { slug, id: id ?? '', within: within ?? '' }
  // The same page that findings about it name as their subject, so that its tasks stand together.
  const around = subjectKind === 'area' ? '/outbox' : `/${subjectKind}s/:slug/checks`
  const unled = { kind: subjectKind, id: subjectId ?? '', text: name || t('compact.tasks.area'), href: null }
  const may = places.allows(actor, refOf(unled, actor))
  const subject: TaskSubject = { ...unled, href: may(around) ? places.at({ path: around, params }) : null }
  const href = may(definition.page) || id !== null ? places.at({ path: definition.page, params }) : null
  if (href === null) return []
  const { rule } = definition
  return [
    {
      key: keyOf(subject, kind, id ?? '', within ?? '', what),
      about: null,
      asked: null,
      title: t(`compact.owed.${kind}.title`, { count, what }),
      why: t(`compact.owed.${kind}.why`, { count, what }),
      due,
      suggested: rule !== undefined && clock(rule).source.kind === 'suggestion',
      href,
      subject,
      strength: definition.strength,
      waits: definition.waits,
      also: [],
    },
  ]
}
