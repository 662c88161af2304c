/** The front page. */
import { anyone } from '../../access/access.ts'
import { daysBetween } from '../../kernel/day.ts'
import { definePage } from '../../web/page.ts'
import { countVerdictsNow, findComing, findDecided, findOpen } from './home.queries.ts'
import { keptChart } from './kept-chart.ts'

export const homePage = definePage({
  path: '/',
  access: anyone,
  audit: 'reads only',
  template: 'home/home.njk',
  sameForAll: true,
  async show({ db, today, area, t }) {
    const [open, coming, decided, verdicts] = await Promise.all([
      findOpen(db, today),
      findComing(db, today),
      findDecided(db),
      countVerdictsNow(db),
    ])
    return {
      title: t('home.title', { area: area.name }),
      open: open.map(one => ({ ...one, daysLeft: daysBetween(today, one.closesOn) })),
      coming,
      decided,
      kept: keptChart(verdicts, t),
    }
  },
})
