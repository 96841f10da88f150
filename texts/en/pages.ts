import type { StandingName, StandingPage } from '../zh/pages.ts'

/** The portal's standing pages. They travel with those pages only, so they are not in index.ts. */
export const pages: Record<StandingName, StandingPage> = {
  rules: {
    title: 'Rules',
    lead: 'Who may borrow, what, how many, and for how long.',
    sections: [
      {
        heading: 'Who may borrow',
        text: [
          'Faculty, students, researchers and other staff of the member libraries. Register once with the library you belong to; when it has reviewed your registration you may request books. Searching needs no account.',
        ],
      },
      {
        heading: 'What can be borrowed',
        points: [
          'Ordinary Chinese books of the member libraries; some members, the National Library and the Shanghai Library also lend foreign books.',
          'Reference books, closed-stack copies and reading-room copies stay where they are; see the status in the table of holdings.',
          'Look in your own library first. What it holds is to be borrowed there.',
        ],
      },
      {
        heading: 'How many',
        points: [
          'At most 3 books in one submission and at most 3 outstanding. Your library may set other numbers; “Why” beside the number left names the rule.',
          'A place is free again as soon as a book is back at your library.',
        ],
      },
      {
        heading: 'For how long',
        points: [
          'One month from the day your library hands you the book; no renewal.',
          'The lender may recall a book at any time; the notice carries the new due date.',
          'The centre announces how due dates move over holidays; some lenders do not move theirs.',
        ],
      },
      {
        heading: 'Withdrawing',
        points: [
          'You can withdraw a request yourself within 1 hour; requests to the National Library cannot be withdrawn.',
          'After the hour you can ask to cancel; the lender decides.',
        ],
      },
      {
        heading: 'Return, overdue, loss and damage',
        points: [
          'Return the book where you collected it; your library checks it and sends it back.',
          'Overdue, lost or damaged books follow the rules of the lender; you see them before you ask, and they do not change after.',
        ],
      },
    ],
  },
  guide: {
    title: 'Guide',
    lead: 'From finding a book to giving it back in six steps.',
    sections: [
      {
        heading: '1 Register',
        text: [
          'Choose your library, accept the copyright notice, give your name, your card number, a login and a password. Your library reviews it and writes to you; then you can sign in.',
        ],
      },
      {
        heading: '2 Search',
        text: [
          'Type a title, an author, an ISBN or pinyin initials. Search all members or only some. Every result says how many libraries hold the book and how many can lend it.',
        ],
      },
      {
        heading: '3 Request',
        text: [
          'Press “Request this book”; what the record knows is filled in. The system proposes a lender and says why; you may choose another or ask a commissioned library. Choose delivery to your own library. Several results can be requested together.',
          'If you know the book but cannot find it, fill in a request directly; this is not possible for books of the National Library.',
        ],
      },
      {
        heading: '4 Confirm and wait',
        text: [
          'The confirm page shows cost, loan period and how many books you have left; then you get a request number. The timeline of the request always says who holds the book and what comes next.',
        ],
      },
      {
        heading: '5 Collect',
        text: [
          'You get an e-mail and a message when the book has arrived. Collect it with your card at your library’s pick-up desk.',
        ],
      },
      { heading: '6 Return', text: ['Bring it back to the same desk by the due date.'] },
    ],
  },
  faq: {
    title: 'Questions',
    lead: 'Anything else: please ask your library’s ILL librarian.',
    sections: [
      {
        heading: 'Why can I not sign in after registering?',
        text: [
          'Your library reviews every registration and writes to you either way. A refused registration can be corrected and sent again.',
        ],
      },
      {
        heading: 'Why have I reached the limit?',
        text: [
          'Every request counts until the book is back at your library. Cancel what you do not need, or return a book.',
        ],
      },
      { heading: 'Can I renew?', text: ['Not at present. Return the book and request it again.'] },
      {
        heading: 'What does it cost?',
        text: [
          'The courier costs ¥20.00 per book; within the subsidised period the centre pays all of it and you pay ¥0.00. Some libraries take a deposit, returned with the book.',
        ],
      },
      {
        heading: 'Why am I told that something is still to be paid?',
        text: [
          'While a fine, a compensation or another charge is open, no new request can be made. Your account log says how much and why; pay it at the counter of your library.',
        ],
      },

      {
        heading: 'What if the first library cannot lend?',
        text: [
          'The request goes to the next library in the order you confirmed, under the same number. If none can lend you are told why, and your place is free again.',
        ],
      },
      {
        heading: 'I know the title but not who holds it',
        text: ['Fill in a request directly and ask a commissioned library to look for it.'],
      },
      {
        heading: 'Can I go to the other library myself?',
        text: [
          'Your library can give you a borrowing card for that. Applying for one online is not open yet.',
        ],
      },
    ],
  },
  about: {
    title: 'About us',
    lead: 'Hutong is where member libraries lend books to each other’s readers.',
    sections: [
      {
        heading: 'What it is',
        text: [
          'A book your library does not have is lent by another member, brought by courier, and collected and returned at your own library.',
        ],
      },
      {
        heading: 'Who does what',
        points: [
          'Your library: reviews registrations, receives the book, tells you, lends it to you, takes it back and sends it home.',
          'The lending library: finds the book, lends it, and signs for its return.',
          'The centre: rules, subsidies, courier, holidays and statistics.',
        ],
      },
    ],
  },
  figures: {
    title: 'How the figures are counted',
    lead: 'All come straight from the history of the requests.',
    sections: [
      {
        heading: 'Delivered this month',
        text: ['Books received by borrowing libraries since the first of the month.'],
      },
      {
        heading: 'Request to pick-up, average',
        text: ['Calendar days from submission to receipt, over the books that arrived this month.'],
      },
      {
        heading: 'Fill rate',
        text: [
          'Requests filled ÷ (requests received − requests withdrawn by readers). Open requests do not count.',
        ],
      },
      { heading: 'On the way now', text: ['Books in transit in either direction.'] },
      {
        heading: 'What people borrow this month',
        text: ['Books handed to readers this month, counted by book; no reader is involved.'],
      },
    ],
  },
  help: {
    title: 'Help',
    lead: 'What each menu is for.',
    sections: [
      {
        heading: 'Union search',
        text: [
          'Find books in all or some libraries and request them.',
          'Type words of the title, the author or the subject; not all are needed, and traditional and simplified characters are the same. Pinyin works too, whole or as initials (gdsx finds 高等数学), and so do ISBN, ISSN and call number.',
          'Words that stand in a row go in quotation marks ("real analysis"), NOT stands before one you do not want, OR between two of which either will do. Several words together must all be there.',
          'Narrow the result by year, type, language and class; what you chose stands above it, × takes it off. Without any words you can browse the classes or the new arrivals.',
          'Where a work has other editions or translations, a link below its title leads to them. The record of a journal shows the years each library holds and its tables of contents.',
          'Where a record says that your library has it electronically, there is nothing to request: open it and read.',
        ],
      },
      {
        heading: 'My requests',
        text: [
          'All your requests with state, due date and lender. Search by number, your own reference, title or date; withdraw where that is possible.',
        ],
      },
      {
        heading: 'Account log, Costs',
        text: [
          'Charges: every one, zero included; open a line to see how it came about. Payments: what you paid and got back at the counter, with receipts to print. Cost of a request: the price before subsidies, who paid how much, what is still open. Costs: each request, and the sum.',
        ],
      },
      {
        heading: 'Fines',
        text: [
          'Late books are fined by the rules of the lender: a fine grows while the book is out and stands on the day it is back; a loan has one. Pay at the counter of your library, in cash, by card or from your deposit.',
        ],
      },
      {
        heading: 'Deposit',
        text: [
          'Some libraries take a deposit at pick-up. It is held while you have the book and can be given back after return; compensation for a lost book can be taken from it, and you see what is left.',
        ],
      },
      {
        heading: 'Taking money and counting the till (librarians)',
        text: [
          'Find a reader by barcode, name or request number: take charges and deposits, give back, waive, print receipts. A waiver above the limit needs a second person. Mistakes are reversed; nothing is edited or deleted.',
          'At the end of the day count the till: see the difference to the books, say why, note what goes to the bank, print the slip.',
        ],
      },
      {
        heading: 'Books and prices (centre)',
        text: [
          'The trial balance shows that all accounts balance, as of any day, down to the cause of each posting. Prices lists what is in force and to come, and who pays which part; a free period can be extended before it ends, with its notice.',
        ],
      },
      {
        heading: 'Messages',
        text: ['Arrivals, recalls, refusals: the same as the e-mails you get.'],
      },
      {
        heading: 'My profile',
        text: [
          'Change how you can be reached, and your password. Login and reader type are changed by your librarian.',
        ],
      },
      {
        heading: 'Sources (librarians and the centre)',
        text: [
          'How each source was harvested: what was read, what was not taken and why. A library sees its own; the centre keeps the settings.',
          'Where a file was uploaded for the wrong library or read in the wrong way, the centre opens that harvest and takes it back: the records and copies that came through it alone leave the union catalogue, the new arrivals and what others harvest from us. Books of other libraries stay theirs, what another harvest brought too stays, and requests go on under their titles.',
          'A source that is used no more can be removed: it is harvested and asked no more. The records it brought stay; to take them back, take back its harvests one by one.',
        ],
      },
      {
        heading: 'Merging and splitting (librarians and the centre)',
        text: [
          'Records belong to all libraries together: a librarian of any of them who finds one that is wrongly merged, or not merged, may split or merge it on its page, and undo what somebody else did. Who did it, when and why stands at the foot of the record’s page for the librarians of all libraries.',
        ],
      },
      {
        heading: 'Sign out',
        text: ['Ends the session. Your account and requests are not touched.'],
      },
      {
        heading: 'Keyboard',
        text: [
          'Tab goes through links and fields, Enter acts; the first Tab on a page is “Skip to content”.',
        ],
      },
    ],
  },
  service: {
    title: 'Service',
    lead: 'What we promise and what we cannot.',
    sections: [
      {
        heading: 'We promise',
        points: [
          'You can always see who holds a request, since when, and what comes next.',
          'A request that a lender does not answer in time goes to the next one or expires; it does not block your place.',
          'Every charge names its rule.',
        ],
      },
      {
        heading: 'We cannot promise',
        text: [
          'The status comes from each library; a book may just have been lent. A lender may refuse or recall.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacy',
    lead: 'Only what lending a book needs.',
    sections: [
      {
        heading: 'What is kept, and who sees it',
        points: [
          'Name, card number (never an identity card number), phone and e-mail are seen by your own library only.',
          'The lender sees the reader type and the end of the barcode, no name; the parcel carries no name either.',
          'Date of birth, sex, job title, education and address are optional.',
        ],
      },
      {
        heading: 'Reading history',
        text: ['Figures on the home page count books and libraries only, never readers.'],
      },
      {
        heading: 'Your rights',
        text: [
          'See and correct your data under “My profile”; to have it deleted or handed out, write to your librarian.',
        ],
      },
    ],
  },
  copyright: {
    title: 'Copyright',
    lead: 'Interlibrary loan serves personal study and research.',
    sections: [
      {
        heading: 'Your part',
        points: [
          'Use what you borrow for your own study and research only; no profit, no copying of whole books, no distribution.',
          'Whoever infringes copyright is liable for it.',
          'A library may refuse or cancel a request beyond fair use.',
        ],
      },
      {
        heading: 'The notice you accept',
        text: [
          'The second step of registering shows the full text in force. Which version you accepted, and when, is recorded.',
        ],
      },
    ],
  },
  contact: {
    title: 'Fair use / Contact',
    lead: 'Your library’s ILL librarian is the one to ask first.',
    sections: [
      {
        heading: 'Contact',
        text: [
          'Once you are signed in, phone and e-mail of your librarian stand at the head of every page. Otherwise see the list of member libraries.',
        ],
      },
      {
        heading: 'Fair use',
        points: [
          'Please do not search or download records in bulk by a program.',
          'Please do not request for others or lend your login.',
          'Return books in time, well wrapped, and do not write in them.',
        ],
      },
    ],
  },
  card: {
    title: 'Borrowing card',
    lead: 'Applying online is not open yet.',
    sections: [
      {
        heading: 'How it works today',
        text: [
          'Go to your library’s ILL desk and exchange a deposit of ¥100.00 for a card; with it you borrow yourself at the libraries it is valid for. The deposit is returned with the card.',
        ],
      },
    ],
  },
  downloads: {
    title: 'Downloads',
    lead: 'There is nothing to download at present.',
    sections: [
      {
        heading: 'Where are the forms?',
        text: ['Registration and requests are filled in here; no form is needed.'],
      },
    ],
  },
  collections: {
    title: 'Special collections',
    lead: 'There is no exhibition yet.',
    sections: [
      {
        heading: 'How to find special holdings',
        text: ['Choose a member library and search its books.'],
      },
    ],
  },
}
