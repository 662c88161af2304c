/** The directory of organisations. */
import { z } from 'zod'
import { anyone, secretariat } from '../../access/access.ts'
import { definePage } from '../../web/page.ts'
import { listOrganisations } from './organisations.queries.ts'
import { sectors } from './sectors.ts'

export const organisationsPage = definePage({
  path: '/organisations',
  access: anyone,
  audit: 'reads only',
  template: 'organisations/organisations.njk',
  query: z.object({ sector: z.enum(sectors).optional().catch(undefined), words: z.string().max(100).optional() }),
  sameForAll: true,
  async show({ db, query, actor, t }) {
    const organisations = await listOrganisations(db, query)
    return {
      title: t('organisations.title'),
      organisations,
      chosen: { sector: query.sector ?? '', words: query.words ?? '' },
      sectors: [
        { value: '', text: t('organisations.any-sector') },
        ...sectors.map(value => ({
          value,
          text: t(`organisations.form.sector-options.${value}`),
          selected: value === query.sector,
        })),
      ],
      filtered: Boolean(query.sector || query.words),
      mayAdd: secretariat.allows(actor, null),
    }
  },
})
