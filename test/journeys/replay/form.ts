/** A response form like the one the pack describes: ticks and boxes per code, and a twelfth question on the process. */
import type { Page } from 'playwright-core'
import { follow, labelled, press } from '../acting.ts'
import { say } from '../stage.ts'
import { task } from './prepare.ts'

type Asked = {
  readonly type: 'agree-scale' | 'multiple-choice' | 'single-choice' | 'long-text' | 'short-text'
  readonly text: string
  /** One choice a line. */
  readonly choices?: string
  /** The paragraph it is about, where it is about one; of the code whose section it stands in. */
  readonly path?: string
  readonly aboutProcess?: boolean
}

export const FAIR = 'Reasonable\nFair\nAchievable'

/** What is asked about each code; `path` names the paragraph that one of the questions is about. */
function askedAbout(code: string, path: string): Asked[] {
  return [
    { type: 'agree-scale', text: `The guidance in the code on ${code} is relevant and appropriate` },
    { type: 'multiple-choice', text: `The commitments of the code on ${code} are`, choices: FAIR },
    { type: 'long-text', text: `What would you change in the code on ${code}? Name the paragraph` },
    { type: 'agree-scale', text: `Paragraph ${path} of the code on ${code} is right as it stands`, path },
    { type: 'single-choice', text: `Would you use the code on ${code}?`, choices: 'Yes\nIn part\nNo' },
  ]
}

/** The sections with the document that each is about (null for the consultation as a whole). */
export const sections: readonly { title: string; about: RegExp | null; asked: readonly Asked[] }[] = [
  { title: 'The code on consultation', about: /on Consultation$/, asked: askedAbout('consultation', '7.2') },
  { title: 'The code on partnerships', about: /on Partnerships$/, asked: askedAbout('partnerships', '7.3') },
  {
    title: 'This consultation',
    about: null,
    asked: [
      { type: 'short-text', text: 'How did you hear of it?', aboutProcess: true },
      { type: 'long-text', text: 'How could we consult better?', aboutProcess: true },
    ],
  },
]

/** Writes the whole form in the browser; gives how many questions it has. */
export async function writeForm(page: Page): Promise<number> {
  await task(page, 'form')
  for (const section of sections) {
    await press(page, 'consultations.form.section-new')
    await labelled(page, 'consultations.form.section-title').fill(section.title)
    await press(page, 'consultations.form.section-save')
    await follow(page, `${say('consultations.form.question-add')} ${section.title}`)
    const add = page.url()
    for (const asked of section.asked) {
      // The list of kinds was read once; its links are known.
      if (asked === section.asked[0]) await follow(page, say(`questions.type.${asked.type}`))
      else await page.goto(`${add}&type=${asked.type}`)
      await addQuestion(page, asked, section.about)
    }
  }
  return page.locator('[id^="question-"]').count()
}

async function addQuestion(page: Page, asked: Asked, about: RegExp | null): Promise<void> {
  await page.locator('#text').fill(asked.text)
  if (asked.choices) await page.locator(`#${asked.type}-options`).fill(asked.choices)
  const documents = page.locator('#about_document_version_id')
  if (about) {
    const names = await documents.locator('option').allTextContents()
    const drafts = names.filter(name => about.test(name))
    await documents.selectOption({ label: drafts.at(-1) ?? '' })
    if (asked.path) await page.locator('#about_path').fill(asked.path)
  }
  if (asked.aboutProcess) await labelled(page, 'consultations.question.process').check()
  await press(page, 'consultations.question.save')
}
