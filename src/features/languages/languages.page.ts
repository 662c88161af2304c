/** The languages of the area: how far the words of each are confirmed, for their speakers and the secretariat. */
import { secretariat, spokenBy } from '../../access/access.ts'
import { translated } from '../../web/languages.ts'
import { keptWords, wordsSaid } from '../../web/own-words.ts'
import { definePage } from '../../web/page.ts'
import { nameOf, readsLanguages } from './subject.ts'
import { listProposals } from './words.queries.ts'

export const languagesPage = definePage({
  path: '/languages',
  access: readsLanguages,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'languages/languages.njk',
  async show({ db, actor, area, t }) {
    const decides = secretariat.allows(actor, null)
    const own = spokenBy(actor)
    const rows = []
    for (const language of translated) {
      const { code } = language
      if (!decides && !own.includes(code)) continue
      const said = wordsSaid(language, await keptWords(db, language))
      rows.push({
        code,
        name: nameOf(t, language),
        offered: area.languages.includes(code),
        all: said.length,
        confirmed: said.filter(({ confirmed }) => confirmed).length,
        own: said.filter(one => one.own).length,
        proposed: (await listProposals(db, language, { states: ['proposed'] })).length,
        speaks: own.includes(code),
      })
    }
    return { title: t('languages.title'), rows, decides }
  },
})
