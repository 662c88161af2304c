/** The paper as it was scanned, for those who key: it is opened for a purpose, which is written down, and then in view for a while. */
import { z } from 'zod'
import { keysResponses } from '../../../access/access.ts'
import { handOut } from '../../../files/files.ts'
import { choice } from '../../../web/fields.ts'
import { defineDownload, definePage, redirect, refuse } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { minutesInView, type purposes } from '../sealing/seal.ts'
import { keyedSubject } from './keyed.page.ts'
import { lookAtScan, openScanToLook } from './scans.ts'

const params = z.object({ slug: z.string(), reference: z.string().max(20) })

/** Why somebody looks at a scan. */
const forScans = [
  'check-keying',
  'acknowledge',
  'ask-back',
  'subject-access',
] as const satisfies readonly (typeof purposes)[number][]

export const openScanPage = definePage({
  path: '/consultations/:slug/keying/:reference/scan',
  access: keysResponses,
  audit: 'scan.opened',
  publishes: ['responses'],
  freshly: 'to-open',
  template: 'responses/keying/open-scan.njk',
  params,
  form: { purpose: choice({ label: 'responses.open.purpose', options: forScans }) },
  changesPages: false,
  subject: keyedSubject,
  async show({ subject: { of, keyed }, t }) {
    const here = `/consultations/${of.slug}/keying`
    return {
      title: t('responses.scan.title', { reference: keyed.reference }),
      breadcrumbs: [
        ...trailTo(of, t),
        { text: t('responses.keying.title'), href: here },
        { text: keyed.reference, href: `${here}/${keyed.reference}` },
      ],
      minutes: minutesInView,
      there: keyed.scan_file_id !== null,
    }
  },
  async submit({ db, subject: { of, keyed }, form, actor, audit }) {
    // Real time, not the Hub's: how long a scan stays on a screen is nobody's to move.
    const opening = await openScanToLook(db, keyed.id, form.purpose, actor, new Date())
    if (!opening) return refuse({ purpose: 'responses.scan.none' })
    await audit({
      action: 'scan.opened',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'seal_opening', id: opening },
      after: { reference: keyed.reference, purpose: form.purpose },
    })
    return redirect(`/consultations/${of.slug}/keying/${keyed.reference}/scan/${opening}`)
  },
})

/** The scan that was opened; a PDF or a picture is shown in place. */
export const openedScan = defineDownload({
  path: '/consultations/:slug/keying/:reference/scan/:opening',
  access: keysResponses,
  audit: 'reads only',
  publishes: ['contacts'],
  params: params.extend({ opening: z.uuid() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ db, hub, subject: of, params: { reference, opening }, actor }) {
    const scan = await lookAtScan(db, hub.seal, opening, { consultationId: of.id, reference }, actor, new Date())
    return scan && handOut({ ...scan, media_type: scan.mediaType })
  },
})
