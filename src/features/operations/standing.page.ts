/** The pages every service has: about, help, accessibility, privacy, numbers; made from the area's settings. */
import { anyone } from '../../access/access.ts'
import { USUAL_LIMIT } from '../../analysis/published.ts'
import { practices } from '../../codes/index.ts'
import { definePage, type Page } from '../../web/page.ts'

/** What the Hub promises by its design, each with the test that proves it: these are no findings, and count nowhere. */
const promises = practices.flatMap(({ id, promise }) => (promise === null ? [] : [{ id, ...promise }]))

function standing(
  name: 'about' | 'help' | 'accessibility' | 'privacy' | 'numbers' | 'security',
  path = `/${name}`,
): Page {
  return definePage({
    path,
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: `operations/${name}.njk`,
    sameForAll: true,
    async show({ area, t, db }) {
      const { retention_months } = await db.selectFrom('area').select('retention_months').executeTakeFirstOrThrow()
      return {
        title: t(`operations.${name}.title`, { compact: area.compactName }),
        limit: USUAL_LIMIT,
        retentionMonths: retention_months,
        promises: name === 'about' ? promises : [],
      }
    },
  })
}

export const standingPages: readonly Page[] = [
  standing('about'),
  standing('help'),
  standing('accessibility'),
  standing('privacy'),
  standing('security'),
  standing('numbers', '/about/numbers'),
]
