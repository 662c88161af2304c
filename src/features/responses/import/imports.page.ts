/** Bring in responses from a file; and every file that was, with what became of it. */
import { z } from 'zod'
import { keysResponses } from '../../../access/access.ts'
import { addDays } from '../../../kernel/day.ts'
import { choice, fileField } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { letters, most, Unreadable } from '../../../web/table/book/table.ts'
import { listKeptDays } from '../../../web/table/read-table.ts'
import { trailTo } from '../form/form.view.ts'
import { keyingStanding, respondingSubject } from '../form/responding.queries.ts'
import { bringIn } from './bring-in.ts'
import { listImports } from './imports.queries.ts'

const form = {
  file: fileField({ label: 'responses.import.file', hint: 'responses.import.file-hint', several: true }),
  letters: choice({
    label: 'responses.import.letters',
    hint: 'responses.import.letters-hint',
    options: letters,
    optional: true,
    as: 'select',
  }),
}

export const importsPage = definePage({
  path: '/consultations/:slug/imports',
  workspace: { stage: 'gather', label: 'consultations.nav.imports' },
  access: keysResponses,
  audit: 'response.import-begun',
  publishes: 'nothing',
  template: 'responses/import/imports.njk',
  params: z.object({ slug: z.string() }),
  form,
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, today, t }) {
    const files = await listImports(db, of.id)
    return {
      title: t('responses.import.title'),
      breadcrumbs: trailTo(of, t),
      of,
      standing: keyingStanding(of, today),
      most: most.rows,
      days: listKeptDays,
      files,
    }
  },
  async submit({ db, hub, subject: of, form: { file, letters }, actor, area: { timeZone }, today, now, audit }) {
    const standing = keyingStanding(of, today)
    if (standing !== 'ready') return refuse({ file: `responses.keying.not-${standing}` })
    const keptUntil = addDays(today, listKeptDays)
    try {
      const brought = { file, letters, by: actor.person!.id, keptUntil, now, timeZone }
      const { id, source, rows } = await bringIn(db, hub.seal, of, brought)
      await audit({
        action: 'response.import-begun',
        subject: { kind: 'consultation', id: of.id },
        record: { kind: 'response_import', id },
        after: { source, rows, keptUntil },
      })
      return redirect(`/consultations/${of.slug}/imports/${id}/columns`)
    } catch (error) {
      if (error instanceof Unreadable) return refuse({ file: error.problem })
      throw error
    }
  },
})
