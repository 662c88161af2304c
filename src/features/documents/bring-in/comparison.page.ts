/** A document that is to be the next version of another, compared with that one before it is kept. */
import { z } from 'zod'
import { carryIdentity, compareTrees } from '../../../documents/compare/index.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { viewComparison } from '../comparing/comparison.view.ts'
import { versionsOf } from '../documents.queries.ts'
import { keepsDocuments } from '../homes.ts'
import { loadTree } from '../load-tree.ts'
import { versionName } from '../names.ts'
import { draftAddress, draftCrumbs, treeParams, treeSubject } from './parts.ts'

export const draftComparisonPage = definePage({
  path: '/documents/drafts/:id/:at/comparison',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'documents/bring-in/comparison.njk',
  params: treeParams,
  query: z.object({ as: z.literal('tracked').optional(), all: z.literal('yes').optional() }),
  subject: treeSubject,
  async show({ subject: { draft, at, tree }, db, query, t }) {
    const choice = draft.choices[at]
    const latest = choice?.nextOf ? (await versionsOf(db, choice.nextOf)).at(-1) : undefined
    if (!choice || !latest) return redirect(draftAddress(draft.id, at, 'about'))
    const old = await loadTree(db, latest.id)
    const carried = carryIdentity(old, tree).tree
    const address = draftAddress(draft.id, at, 'comparison')
    return {
      title: t('documents.compare.draft-title', { title: old.title }),
      breadcrumbs: draftCrumbs(t, draft, at),
      view: viewComparison(t, compareTrees(old, carried), query.all === 'yes'),
      tracked: query.as === 'tracked',
      all: query.all === 'yes',
      address,
      fromName: versionName(t, latest),
      toName: t('documents.compare.this-file'),
      reviewAddress: draftAddress(draft.id),
    }
  },
})
