/** My tasks: at most seven that come next, the rest one step away, and what was put aside. */
import { z } from 'zod'
import { signedIn } from '../../../access/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { definePage } from '../../../web/page.ts'
import type { Asking, Places } from '../../../web/places.ts'
import { type Aside, findAsides, findPassedOn } from './aside.queries.ts'
import { gatherTasks } from './gather.ts'
import { isLate, type Task } from './task.ts'

/** Most tasks under "Next": more than that is no list of what to do, but a list of what there is. */
export const MOST_NEXT = 7

export const tasksPage = definePage({
  path: '/tasks',
  access: signedIn,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/tasks/tasks.njk',
  query: z.object({
    about: z.string().max(80).optional().catch(undefined),
    show: z.enum(['all']).optional().catch(undefined),
  }),
  async show({ db, hub, actor, today, query, t }) {
    const [gathered, asides] = await Promise.all([
      gatherTasks(db, { actor, today, t, owed: hub.owed, places: hub.places }),
      findAsides(db, actor.person!.id),
    ])
    const away = new Map(asides.filter(aside => isAway(aside, today)).map(aside => [aside.task, aside]))
    const mine = gathered.filter(({ key }) => !away.has(key))
    const wanted = mine.filter(({ subject }) => query.about === undefined || query.about === nameOf(subject))
    const all = query.show === 'all'
    const shown = await openOnes(hub.places, { db, actor }, wanted, all ? wanted.length : MOST_NEXT)
    const passed = await findPassedOn(
      db,
      actor.person!.id,
      shown.map(({ key }) => key),
    )
    return {
      title: t('compact.tasks.title'),
      hasRoles: actor.grants.length > 0,
      total: mine.length,
      late: mine.filter(task => isLate(task, today)).length,
      wanted: wanted.length,
      all,
      about: query.about ?? null,
      tasks: shown.map(task => ({ ...task, late: isLate(task, today), passed: passed.get(task.key) ?? null })),
      subjects: countsOf(mine),
      asides: gathered.flatMap(({ key }) => away.get(key) ?? []),
    }
  },
})

/** A task is away until its day comes, or for good where it was said not to be theirs. */
function isAway({ until }: Aside, today: Day): boolean {
  return until === null || until > today
}

/** The first tasks whose page their owner may open. */
async function openOnes(places: Places, asking: Asking, tasks: readonly Task[], most: number) {
  const open: Task[] = []
  for (let from = 0; from < tasks.length && open.length < most; from += most) {
    const batch = tasks.slice(from, from + most)
    const may = await places.mayOpen(
      asking,
      batch.map(({ href }) => href),
    )
    open.push(...batch.filter(({ href }) => may.has(href)))
  }
  return open.slice(0, most)
}

/** The name of a subject in the address of a list. */
function nameOf({ kind, id }: Task['subject']): string {
  return id === '' ? kind : `${kind}-${id}`
}

/** The subjects of tasks with how many each has, those with most first. */
function countsOf(tasks: readonly Task[]) {
  return [...Map.groupBy(tasks, ({ subject }) => nameOf(subject))]
    .map(([name, own]) => ({ name, text: own[0]!.subject.text, count: own.length }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
}
