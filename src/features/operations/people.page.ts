/** The people of the area, for the secretariat. */
import { z } from 'zod'
import { type Role, roles, secretariat } from '../../access/access.ts'
import { listQuery, readList, sortedBy } from '../../web/list.ts'
import { definePage } from '../../web/page.ts'
import { countPeople, listPeople, peopleSorts } from './people.queries.ts'

const everyRole: readonly Role[] = Object.values(roles).flat()

export const peoplePage = definePage({
  path: '/people',
  width: 'whole',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'operations/people.njk',
  query: z.object({ ...listQuery, role: z.enum(everyRole).optional().catch(undefined), sort: sortedBy(peopleSorts) }),
  async show({ db, query, today, t }) {
    const { list, rows: people } = await readList({
      path: '/people',
      query,
      sorts: peopleSorts.map(value => ({ value, text: t(`operations.people.sort.${value}`) })),
      count: () => countPeople(db, today, query),
      rows: part => listPeople(db, today, query, part),
    })
    const options = everyRole.map(value => ({
      value,
      text: t(`operations.roles.${value}`),
      selected: value === query.role,
    }))
    return {
      title: t('operations.people.title'),
      list,
      people,
      roles: [{ value: '', text: t('operations.people.any-role') }, ...options],
    }
  },
})
