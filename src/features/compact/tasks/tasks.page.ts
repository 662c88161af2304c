/** My tasks: what is overdue, due and coming across all that one answers for, each with why and the next step. */
import { signedIn } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { openAddresses } from '../checks/open-addresses.ts'
import { gatherTasks } from './gather.ts'
import { bySubject, type Task, urgencies } from './task.ts'

/** Most tasks of one subject shown unfolded. */
const MOST_SHOWN = 5

export const tasksPage = definePage({
  path: '/tasks',
  access: signedIn,
  audit: 'reads only',
  template: 'compact/tasks/tasks.njk',
  async show({ db, hub, actor, today, t }) {
    const gathered = await gatherTasks(db, { actor, today, t })
    const open = await openAddresses(
      { db, hub, actor },
      gathered.map(({ href }) => href),
    )
    const tasks = gathered.map(task => ({
      ...task,
      href: task.href !== null && open.has(task.href) ? task.href : null,
    }))
    return {
      title: t('compact.tasks.title'),
      total: tasks.length,
      hasRoles: actor.grants.length > 0,
      groups: urgencies.map(urgency => {
        const own = tasks.filter(task => task.urgency === urgency)
        return { urgency, count: own.length, subjects: bySubject(own).map(folded) }
      }),
    }
  },
})

function folded({
  tasks,
  ...subject
}: {
  readonly tasks: readonly Task[]
  readonly text: string
  readonly href: string | null
}) {
  return { ...subject, count: tasks.length, shown: tasks.slice(0, MOST_SHOWN), more: tasks.slice(MOST_SHOWN) }
}
