/** One request for a code in another format: how to reach whoever asked, opened with an entry, and the answer with the file sent. */
import { z } from 'zod'
import { anyone, secretariat } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Handle } from '../../../db/open.ts'
import { handOut, keepFile, readStored } from '../../../files/files.ts'
import { longDay } from '../../../kernel/day.ts'
import { fileField, line, reply, versionField, writeForm } from '../../../web/fields.ts'
import { defineDownload, definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { hasOpened } from '../../consultations/index.ts'
import { LIST } from './formats.page.ts'
import { contactPlace, findRequest } from './formats.queries.ts'

const form = {
  answer: reply({ label: 'compact.formats.answer', hint: 'compact.formats.answer-hint', max: 2000 }),
  file: fileField({ label: 'compact.formats.file', hint: 'compact.formats.file-hint', optional: true }),
  offered_as: line({
    label: 'compact.formats.offered-as',
    hint: 'compact.formats.offered-as-hint',
    optional: true,
    max: 100,
  }),
  version: versionField(),
}

const params = z.object({ request: z.uuid() })

async function requestSubject(db: Handle, { request }: { request: string }) {
  const record = await findRequest(db, request)
  return record ? { ref: null, record } : null
}

export const codeFormatRequestPage = definePage({
  path: '/compact/format-requests/:request',
  mendsRecord: { 'code-format-request': ['code-formats'] },
  access: secretariat,
  audit: 'code-format.answered',
  publishes: 'nothing',
  template: 'compact/formats/request.njk',
  params,
  form,
  subject: requestSubject,
  async show({ db, hub, subject: request, actor, area, now, t }) {
    const opened = await hasOpened(db, 'code-format.contact-opened', {
      request: request.id,
      person: actor.person!.id,
      now,
    })
    return {
      title: t('compact.formats.one'),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.formats.all'), href: LIST },
      ],
      request,
      due: longDay(request.dueOn),
      opening: `${LIST}/${request.id}/contact`,
      contact: opened && request.sealedContact ? hub.seal.open(request.sealedContact, contactPlace(request.id)) : null,
      form: writeForm(form, { answer: request.answer, offered_as: request.offeredAs, version: request.version }),
    }
  },
  async submit({ db, subject: request, form: typed, actor, area, today, audit }) {
    if ((typed.file || request.fileId) && typed.offered_as === '')
      return refuse({ offered_as: 'compact.formats.problem.offered-as' })
    const subject = { kind: 'area', id: area.id } as const
    const file = typed.file
      ? await keepFile(db, {
          name: typed.file.name,
          bytes: typed.file.bytes,
          subject,
          visibility: 'public',
          uploadedBy: actor.person?.id ?? null,
        })
      : request.fileId
    const to = {
      answer: typed.answer,
      answered_on: request.answeredOn ?? today,
      file_id: file,
      offered_as: typed.offered_as,
    }
    if (!(await changeVersioned(db, 'code_format_request', request.id, typed.version, to)))
      return stale(
        writeForm(form, { answer: request.answer, offered_as: request.offeredAs, version: request.version }),
        request.version,
      )
    await audit({
      action: 'code-format.answered',
      subject,
      record: { kind: 'code_format_request', id: request.id },
      before: { answer: request.answer },
      after: { answer: typed.answer, file: typed.file?.name ?? null, offered_as: typed.offered_as },
    })
    return redirect(LIST, 'compact.done.format-answered')
  },
})

/** Opens how to reach whoever asked: it is then in view for an hour, for the person who opened it. */
export const codeFormatContactPage = definePage({
  path: '/compact/format-requests/:request/contact',
  access: secretariat,
  audit: 'code-format.contact-opened',
  publishes: 'nothing',
  freshly: 'to-open',
  template: 'components/records.njk',
  params,
  changesPages: false,
  subject: requestSubject,
  async show({ subject: request, area, t }) {
    return {
      title: t('compact.formats.open'),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.formats.all'), href: LIST },
      ],
      intro: t('compact.formats.open-note'),
      fields: [],
      button: t('compact.formats.open'),
      back: { text: t('compact.formats.one'), href: `${LIST}/${request.id}` },
    }
  },
  async submit({ subject: request, area, audit }) {
    await audit({
      action: 'code-format.contact-opened',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code_format_request', id: request.id },
    })
    return redirect(`${LIST}/${request.id}`)
  },
})

/** What was sent to whoever asked, for everybody. */
export const codeFormatFile = defineDownload({
  path: '/codes/:code/formats/:request/file',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: params.extend({ code: z.string().max(80) }),
  async subject(db, { code, request }) {
    const found = await requestSubject(db, { request })
    return found?.record.edition === code && found.record.fileId !== null && found.record.answeredOn !== null
      ? found
      : null
  },
  async respond({ hub, db, subject: { fileId } }) {
    const file = fileId === null ? null : await readStored(db, hub.files, fileId)
    return file && handOut(file)
  },
})
