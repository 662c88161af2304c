/** What the people of an organisation need to be able to do, and how they learn what is missing. */
import { choice, dayField, line, passage, pick } from '../../../web/fields.ts'
import { defineKind, type Kind } from '../kind.ts'

export const peopleKinds: readonly Kind[] = [
  defineKind({
    name: 'skill',
    book: 'people',
    form: 'organisation-skills',
    fields: {
      what: line({ label: 'books.box.skill', hint: 'books.box.skill-hint', max: 300 }),
      who: choice({ label: 'books.box.skill-who', options: ['members', 'representatives', 'staff', 'trustees'] }),
      choice: choice({ label: 'books.box.skill-held', options: ['held', 'partly', 'missing'] }),
    },
    evidence: ['what'],
  }),
  defineKind({
    name: 'course',
    book: 'people',
    form: 'organisation-training',
    fields: {
      about_entry_id: pick({ label: 'books.box.course-skill', hint: 'books.box.course-skill-hint' }),
      what: line({ label: 'books.box.course', hint: 'books.box.course-hint', max: 300 }),
      on_day: dayField({ any: 'it may be still to come, or have been', label: 'books.box.course-on' }),
      how: passage({ label: 'books.box.course-how', hint: 'books.box.course-how-hint', max: 1500, optional: true }),
    },
    evidence: ['what', 'how'],
    about: 'skill',
  }),
]
