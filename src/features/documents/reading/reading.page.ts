/** The reading page of a document: contents, numbered paragraphs each with an address, terms linked, versions, downloads. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { type Clock, closingMoment } from '../../../kernel/open-period.ts'
import { definePage, notFound } from '../../../web/page.ts'
import { statusShown } from '../documents.queries.ts'
import { homeCrumbs } from '../home-crumbs.ts'
import { addressOfDocument, glossaryAddress, homeAddress } from '../homes.ts'
import { loadTree } from '../load-tree.ts'
import { versionName } from '../names.ts'
import { documentParams, findShown, pickVersion, type Shelf, type Shown } from '../shown.ts'
import { versionAddress } from '../versions/parts.ts'
import { usesTerm } from './export.ts'
import { formats } from './formats.ts'
import { findGlossary, linkGlossary } from './glossary.ts'
import { contentsOf, piecesOf } from './reading.view.ts'

/** The reading page of the documents of one kind of subject. */
export function readingPage(shelf: Shelf) {
  return definePage({
    path: `${shelf.folder}/:doc`,
    showsRecord: ['document'],
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'documents/reading/reading.njk',
    params: documentParams,
    query: z.object({ version: z.string().max(10).optional(), print: z.literal('large').optional() }),
    sameForAll: true,
    subject: findShown(shelf),
    async show({ db, subject: shown, query, now, today, area, t }) {
      const version = pickVersion(shown, query.version)
      if (!version) return notFound
      const [tree, glossary] = await Promise.all([loadTree(db, version.id), findGlossary(db, shown.document.id)])
      const address = addressOfDocument(shown.home, shown.document.slug)
      return {
        title: shown.document.title,
        breadcrumbs: homeCrumbs(t, shown.home),
        home: shown.home,
        address,
        version,
        status: statusShown(version),
        versionName: versionName(t, version),
        versionQuery: version.id === shown.main.id ? '' : `version=${version.sequence}`,
        isMain: version.id === shown.main.id,
        isFirst: shown.versions[0]?.id === version.id,
        versions: shown.versions.map(each => ({
          name: versionName(t, each),
          status: statusShown(each),
          href: each.id === shown.main.id ? address : `${address}?version=${each.sequence}`,
          isHere: each.id === version.id,
        })),
        compareAddress:
          shown.versions.length > 1 ? `${address}/compare?${comparedWith(shown, version.sequence)}` : null,
        largePrint: query.print === 'large',
        formats,
        contents: contentsOf(tree),
        pieces: piecesOf(tree, linkGlossary(tree, glossary)),
        glossary: glossary.filter(({ term }) => usesTerm(tree.paragraphs, term)),
        answerAddress: isAnswered(shown, version.id, { now, today, area })
          ? `${homeAddress(shown.home)}/response`
          : null,
        editAddress: shown.mayKeep ? versionAddress(shown.document.id, version.sequence) : null,
        glossaryAddress: shown.mayKeep ? glossaryAddress(shown.document.id) : null,
      }
    },
  })
}

/** The version before, or for the first one the newest: what a reader wants to compare with. */
function comparedWith({ versions }: Shown, sequence: number): string {
  const before = versions.findLast(each => each.sequence < sequence)
  const [from, to] = before ? [before.sequence, sequence] : [sequence, versions.at(-1)?.sequence ?? sequence]
  return `from=${from}&to=${to}`
}

/** Whether people are asked about exactly this version now. */
function isAnswered({ home: { answers }, packVersionId }: Shown, versionId: string, at: Clock): boolean {
  if (answers === null || packVersionId !== versionId || at.today < answers.from) return false
  return at.now < closingMoment(answers.to, answers.at, at.area.timeZone)
}
