/** The confirmed words of a language as a file, in the form of the Hub's own (`src/languages`): for the project, or another area. */
import { stringify } from 'yaml'
import { keptWords, wordsSaid } from '../../web/own-words.ts'
import { defineDownload } from '../../web/page.ts'
import { languageParams, readLanguage, readsLanguages } from './subject.ts'

export const confirmedDownload = defineDownload({
  path: '/languages/:slug/confirmed.yaml',
  access: readsLanguages,
  audit: 'reads only',
  publishes: 'nothing',
  params: languageParams,
  subject: readLanguage,
  async respond({ db, subject, today, area }) {
    const confirmed = wordsSaid(subject, await keptWords(db, subject)).filter(one => one.confirmed)
    const head =
      `# ${confirmed.length} texts in ${subject.inEnglish} that a speaker confirmed for ${area.compactName.replaceAll(/\s+/g, ' ')}, ` +
      `as of ${today}.\n# They stand for the English of the version of the Hub that runs there.\n`
    const words = stringify(Object.fromEntries(confirmed.map(({ key, words }) => [key, words])), {
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'PLAIN',
      lineWidth: 0,
    })
    return {
      type: 'application/yaml; charset=utf-8',
      body: head + (confirmed.length > 0 ? words : ''),
      filename: `${subject.code}.yaml`,
    }
  },
})
