/** A form page of sixteen questions that is not kept, as every signed-in page: how often its template is filled in. */
import { nobody } from '../../src/access/access.ts'
import { routes } from '../../src/features/registry.ts'
import { measuredForm, openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import { day } from '../../src/kernel/day.ts'
import { draw, isOutcome } from '../../src/web/answer.ts'
import { ask } from '../../src/web/ask.ts'
import { openServing } from '../../src/web/open-serving.ts'
import { pageStore } from '../../src/web/page-store.ts'
import { testApp } from '../support/app.ts'
import { atLeast, type Bench, median } from './figure.ts'

const PATH = '/consultations/:slug/response'
const PAGES = 300
const ROUNDS = 7

export const run: Bench = async () => {
  const app = await testApp()
  const page = routes.find(each => each.kind === 'page' && each.path === PATH)
  if (page?.kind !== 'page') throw new Error(`There is no page ${PATH}`)
  try {
    const span = { opens: day('2026-02-01'), closes: day('2026-06-01'), form: measuredForm }
    const { slug } = await openConsultation(app.hub.db, 'measured', span)
    const rates: number[] = []
    app.server.get('/measured/:slug', async request => {
      const mount = { hub: app.hub, store: pageStore(), open: openServing(), frames: [], reminders: [] }
      const asked = await ask(page, mount, request, nobody)
      const view = await page.show(asked.request)
      if (isOutcome(view)) throw new Error('The page did not show itself')
      for (let round = 0; round < ROUNDS; round++) {
        // Time of this process alone: what else the machine does is no matter of the page.
        const before = process.cpuUsage()
        for (let n = 0; n < PAGES; n++) await draw(page, mount, asked, view, view.form ?? null, {})
        const { user, system } = process.cpuUsage(before)
        rates.push(PAGES / ((user + system) / 1e6))
      }
      return 'done'
    })
    await app.server.inject(`/measured/${slug}`)
    return [atLeast('a form page that is not kept, filled in per second of work', median(rates), 1000)]
  } finally {
    await app.close()
  }
}
