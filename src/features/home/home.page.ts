/** The front page. */
import { anyone, secretariat } from '../../access/access.ts'
import { daysBetween } from '../../kernel/day.ts'
import { definePage } from '../../web/page.ts'
import { countVerdictsNow } from '../compact/index.ts'
import { findSettingUp, hasSecretariat } from '../setting-up/index.ts'
import { findComing, findDecided, findOpen } from './home.queries.ts'
import { keptChart } from './kept-chart.ts'

export const homePage = definePage({
  path: '/',
  access: anyone,
  audit: 'reads only',
  template: 'home/home.njk',
  sameForAll: true,
  async show({ db, actor, now, today, area, t }) {
    const [open, coming, decided, verdicts, settingUp, waiting] = await Promise.all([
      findOpen(db, { now, today, area }),
      findComing(db, today),
      findDecided(db),
      countVerdictsNow(db),
      area.settingUp && secretariat.allows(actor, null) ? findSettingUp(db) : null,
      area.settingUp && !(await hasSecretariat(db)),
    ])
    return {
      title: t('home.title', { area: area.name }),
      open: open.map(one => ({ ...one, daysLeft: daysBetween(today, one.closesOn) })),
      coming,
      decided,
      kept: keptChart(verdicts, t),
      settingUp,
      waiting,
    }
  },
})
