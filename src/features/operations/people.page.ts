/** The people of the area, for the secretariat. */
import { z } from 'zod'
import { secretariat } from '../../access/access.ts'
import { definePage } from '../../web/page.ts'
import { listPeople } from './people.queries.ts'

export const peoplePage = definePage({
  path: '/people',
  access: secretariat,
  audit: 'reads only',
  template: 'operations/people.njk',
  query: z.object({ words: z.string().max(100).optional() }),
  async show({ db, query, today, t }) {
    return {
      title: t('operations.people.title'),
      people: await listPeople(db, today, query.words),
      words: query.words ?? '',
    }
  },
})
