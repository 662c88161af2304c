/** The front page. */
import { anyone, secretariat } from '../../access/access.ts'
import { daysBetween } from '../../kernel/day.ts'
import { definePage } from '../../web/page.ts'
import { findRecordedOn } from '../compact/index.ts'
import { findSettingUp, hasSecretariat } from '../setting-up/index.ts'
import { findChanged, findComing, findDecided, findOpen } from './home.queries.ts'
import { findKept } from './kept-chart.ts'

/** Most consultations shown open: the list of all has the rest. */
const MOST_OPEN = 4

export const homePage = definePage({
  path: '/',
  access: anyone,
  audit: 'reads only',
  publishes: ['points'],
  template: 'home/home.njk',
  sameForAll: true,
  async show({ db, actor, now, today, area, t }) {
    const [open, coming, decided, changed, kept, recordedOn, settingUp, waiting] = await Promise.all([
      findOpen(db, { now, today, area }),
      findComing(db, today),
      findDecided(db),
      findChanged(db),
      findKept(db, today, t),
      findRecordedOn(db),
      area.settingUp && secretariat.allows(actor, null) ? findSettingUp(db) : null,
      area.settingUp && !(await hasSecretariat(db)),
    ])
    return {
      title: t('home.title', { area: area.name }),
      open: open.slice(0, MOST_OPEN).map(one => ({ ...one, daysLeft: daysBetween(today, one.closesOn) })),
      more: open.length - MOST_OPEN,
      coming,
      decided,
      changed,
      kept,
      recordedOn,
      settingUp,
      waiting,
    }
  },
})
