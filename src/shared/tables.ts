// Drawn from migrations/ by `node tools/go.mjs draw`; a test compares. Do not edit.
import type { Generated } from 'kysely'

export interface Tables {
  account: {
    id: Generated<number>
    login: string
    kind: string
    library_id: number
    operator_code: string | null
    password_hash: string
    password_changed_at: Temporal.Instant
    disabled_at: Temporal.Instant | null
    language: string | null
    created_at: Temporal.Instant
  }
  audit_entry: {
    id: Generated<number>
    at: Temporal.Instant
    actor_kind: string
    account_id: number | null
    operator_code: Generated<string>
    library_id: number | null
    action: string
    subject: string
    subject_id: Generated<string>
    details: Generated<unknown>
  }
  calendar_day: {
    day: Temporal.PlainDate
    library_id: number | null
    is_working: boolean
    name_zh: Generated<string>
    name_en: Generated<string>
    provisional: Generated<boolean>
    source: string
  }
  co_borrowing: {
    record_id: number
    other_record_id: number
    readers_from: number
  }
  consent: {
    id: Generated<number>
    reader_id: number
    library_id: number
    copyright_version: number
    accepted_at: Temporal.Instant
  }
  copyright_notice: {
    version: number
    valid_from: Temporal.PlainDate
    text_zh: string
    text_en: string
    source: string
  }
  electronic_database: {
    id: Generated<number>
    library_id: number
    name: string
    url: Generated<string>
    changed_at: Temporal.Instant
  }
  electronic_title: {
    id: Generated<number>
    database_id: number
    library_id: number
    title: string
    kind: string
    numbers: string[]
    span: unknown
    embargo: Generated<string>
    url: Generated<string>
  }
  enquiry: {
    id: Generated<number>
    record_id: number | null
    record_title: string
    reader_id: number
    reader_library_id: number
    library_id: number
    question: string
    asked_at: Temporal.Instant
    answer: string | null
    answered_at: Temporal.Instant | null
    answered_by: number | null
  }
  harvest_file: {
    id: Generated<number>
    source_id: number
    library_id: number
    name: string
    size_bytes: number
    placed_at: Temporal.Instant
    placed_by: number | null
    completed_at: Temporal.Instant | null
  }
  harvest_file_piece: {
    file_id: number
    position: number
    bytes: Buffer
  }
  harvest_identifier: {
    source_id: number
    identifier: string
    control_number: string
  }
  harvest_reject: {
    id: Generated<number>
    run_id: number
    library_id: number
    position: number
    reason: string
    detail: string
    bytes: Buffer
  }
  harvest_run: {
    id: Generated<number>
    source_id: number
    library_id: number
    scope: string
    state: string
    file_id: number | null
    from_stamp: Generated<string>
    next_stamp: Generated<string>
    checkpoint: unknown
    total_expected: number | null
    records_read: Generated<number>
    added: Generated<number>
    changed: Generated<number>
    unchanged: Generated<number>
    rejected: Generated<number>
    repaired: Generated<number>
    deleted: Generated<number>
    error: Generated<string>
    error_detail: Generated<string>
    started_by: number | null
    started_at: Temporal.Instant
    worked_at: Temporal.Instant
    worked_ms: Generated<number>
    finished_at: Temporal.Instant | null
    stop_asked: Generated<boolean>
    worker: Generated<string>
    attempts: Generated<number>
  }
  holding: {
    id: Generated<number>
    record_id: number
    source_record_id: number
    library_id: number
    call_number: Generated<string>
    barcode: Generated<string>
    volume: Generated<string>
    location: Generated<string>
    status: string
    lendable: boolean
    status_at: Temporal.Instant | null
  }
  idempotency_key: {
    actor: string
    route: string
    key: string
    body_hash: Buffer
    result: unknown
    created_at: Temporal.Instant
  }
  installation: {
    only_row: Generated<boolean>
    kind: string
    name_zh: string
    name_en: string
    created_at: Temporal.Instant
  }
  item: {
    id: Generated<number>
    request_id: number
    offer_id: number
    supplying_library_id: number
    requesting_library_id: number
    reader_id: number | null
    barcode: string
    volume: Generated<string>
    condition_out: Generated<string>
    condition_back: Generated<string>
    lent_at: Temporal.Instant
    returned_at: Temporal.Instant | null
  }
  ledger_account: {
    id: Generated<number>
    kind: string
    reader_id: number | null
    library_id: number | null
    currency: Generated<string>
    balance_fen: number | null
  }
  ledger_day: {
    closed_on: Temporal.PlainDate
    closed_at: Temporal.Instant
  }
  ledger_posting: {
    transaction_id: number
    account_id: number
    reader_id: number | null
    library_id: number | null
    amount_fen: number
    rule_id: string | null
    booked_on: Temporal.PlainDate
  }
  ledger_snapshot: {
    account_id: number
    closed_on: Temporal.PlainDate
    reader_id: number | null
    library_id: number | null
    balance_fen: number
  }
  ledger_transaction: {
    id: Generated<number>
    cause: string
    request_id: number | null
    reader_id: number | null
    library_id: number | null
    operator_code: Generated<string>
    at: Temporal.Instant
    what: string
    counter_library_id: number | null
    note: Generated<string>
    working: Generated<unknown>
    settles: number | null
    reverses: number | null
    receipt_id: number | null
  }
  library: {
    id: Generated<number>
    code: string
    kind: string
    category: string | null
    name_zh: string
    name_en: string
    short_zh: string
    short_en: string
    initials: string
    request_prefix: string | null
    district_zh: Generated<string>
    district_en: Generated<string>
    longitude: number | null
    latitude: number | null
    pickup_place_zh: Generated<string>
    pickup_place_en: Generated<string>
    pickup_hours_zh: Generated<string>
    pickup_hours_en: Generated<string>
    contact_phone: Generated<string>
    contact_email: Generated<string>
    joined_on: Temporal.PlainDate
    left_on: Temporal.PlainDate | null
  }
  library_category: {
    code: string
    name_zh: string
    name_en: string
    position: number
  }
  library_closure: {
    id: Generated<number>
    library_id: number
    from_on: Temporal.PlainDate
    to_on: Temporal.PlainDate
    kind: string
    reason_zh: string
    reason_en: string
  }
  mail: {
    id: Generated<number>
    event_key: string
    message_id: string
    account_id: number | null
    library_id: number | null
    to_address: string
    language: string
    subject: string
    body: string
    state: string
    attempts: Generated<number>
    last_error: Generated<string>
    created_at: Temporal.Instant
    sent_at: Temporal.Instant | null
  }
  merge_decision: {
    id: Generated<number>
    kind: string
    record_id: number
    other_record_id: number
    why: Generated<string>
    decided_at: Temporal.Instant
    decided_by: number
    operator_code: string
    undone_at: Temporal.Instant | null
    undone_by: number | null
  }
  merge_decision_pair: {
    decision_id: number
    library_id: number
    control_number: string
    other_library_id: number
    other_control_number: string
    rule_before: string | null
  }
  news: {
    id: Generated<number>
    library_id: number | null
    published_on: Temporal.PlainDate
    title_zh: string
    title_en: string
    body_zh: string
    body_en: string
  }
  notice: {
    id: Generated<number>
    event_key: string
    account_id: number | null
    library_id: number | null
    kind: string
    request_id: number | null
    details: unknown
    created_at: Temporal.Instant
    read_at: Temporal.Instant | null
  }
  number_counter: {
    library_id: number
    service: string
    last_number: Generated<number>
  }
  offer: {
    id: Generated<number>
    request_id: number
    position: number
    supplying_library_id: number
    requesting_library_id: number
    reader_id: number | null
    origin: string
    state: string
    offered_at: Temporal.Instant | null
    answered_at: Temporal.Instant | null
    answered_by: string | null
    reason: string | null
  }
  policy_rule: {
    id: string
    service: string
    conditions: Generated<unknown>
    parameters: unknown
    priority: Generated<number>
    valid_from: Temporal.PlainDate
    valid_to: Temporal.PlainDate | null
    owner_library_id: number | null
    why_zh: string
    why_en: string
    source: string
  }
  policy_rule_withdrawal: {
    rule_id: string
    withdrawn_at: Temporal.Instant
  }
  rating: {
    record_id: number
    reader_id: number
    stars: number
    rated_at: Temporal.Instant
  }
  rating_sum: {
    record_id: number
    stars: number
    votes: number
  }
  reader: {
    id: Generated<number>
    account_id: number
    library_id: number
    barcode: string
    reader_type: string
    status: string
    status_reason: Generated<string>
    submitted_at: Temporal.Instant
    reviewed_at: Temporal.Instant | null
    reviewed_by: number | null
  }
  reader_person: {
    reader_id: number
    library_id: number
    name: string
    document_type: string
    document_number: string
    phone: string
    email: string
    sex: Generated<string>
    department: Generated<string>
    job_title: Generated<string>
    education: Generated<string>
    born_on: Temporal.PlainDate | null
    postcode: Generated<string>
    address: Generated<string>
    payment_method: Generated<string>
    remark: Generated<string>
  }
  receipt: {
    id: Generated<number>
    library_id: number
    number: string
    reader_id: number
    direction: string
    method: string
    amount_fen: number
    operator_code: string
    account_id: number
    at: Temporal.Instant
  }
  receipt_counter: {
    library_id: number
    year: number
    last_number: number
  }
  record: {
    id: Generated<number>
    title: string
    subtitle: Generated<string>
    responsibility: Generated<string>
    publisher: Generated<string>
    published_year: Generated<string>
    material_type: string
    language: Generated<string>
    isbn: string | null
    call_number: Generated<string>
    description: unknown
    marc_status: Generated<string>
    view_count: Generated<number>
    loan_count: Generated<number>
    changed_at: Temporal.Instant
    arrived_at: Temporal.Instant | null
    merged_into: number | null
  }
  record_key: {
    key: number
    record_id: number
    kind: string
  }
  related_link: {
    id: Generated<number>
    label_zh: string
    label_en: string
    template: string
    material_types: Generated<string[]>
    position: number
    valid_from: Temporal.Instant
    valid_to: Temporal.Instant | null
    changed_by: number | null
  }
  request: {
    id: Generated<number>
    number: string
    service: string
    source: string
    channel: string
    submission_id: number | null
    reader_id: number | null
    reader_type: Generated<string>
    reader_barcode_end: Generated<string>
    requesting_library_id: number
    supplying_library_id: number | null
    commissioned_library_id: number | null
    record_id: number | null
    patron_reference: Generated<string>
    state: string
    state_since: Temporal.Instant
    version: Generated<number>
    next_due_at: Temporal.Instant | null
    cancellable_until: Temporal.Instant | null
    cancel_asked_at: Temporal.Instant | null
    due_on: Temporal.PlainDate | null
    held_until: Temporal.PlainDate | null
    reminded_at: Temporal.Instant | null
    submitted_at: Temporal.Instant
    ended_at: Temporal.Instant | null
    title: string
    author: Generated<string>
    publisher: Generated<string>
    published_year: Generated<string>
    isbn_issn: Generated<string>
    call_number: Generated<string>
    material_type: Generated<string>
    language: Generated<string>
    delivery_method: string
    search_scope: Generated<string>
    needed_by: Temporal.PlainDate | null
    note: Generated<string>
    additional_lenders: Generated<string>
    policy: unknown
    price: unknown
    asked_record_id: number | null
    article_title: Generated<string>
    article_author: Generated<string>
    article_pages: Generated<string>
  }
  request_history: {
    id: Generated<number>
    request_id: number
    reader_id: number | null
    requesting_library_id: number
    supplying_library_id: number | null
    at: Temporal.Instant
    actor_kind: string
    account_id: number | null
    operator_code: Generated<string>
    action: string
    from_state: string | null
    to_state: string
    details: Generated<unknown>
  }
  request_number: {
    number: string
    request_id: number
    library_id: number
    requesting_library_id: number
    reader_id: number | null
    since: Temporal.Instant
    reason: string
  }
  request_recipient: {
    request_id: number
    reader_id: number | null
    requesting_library_id: number
    name: string
    email: string
    phone: Generated<string>
  }
  search_edition: {
    id: Generated<number>
    state: string
    snapshot: string | null
    records: Generated<number>
    began_at: Temporal.Instant
    switched_at: Temporal.Instant | null
  }
  search_entry: {
    record_id: number
    changed_by: Generated<string>
    revision: Generated<number>
    is_gone: Generated<boolean>
    static_rank: Generated<number>
    terms: Generated<Buffer>
    title: Generated<string>
    titles: Generated<string>
    responsibility: Generated<string>
    subjects: Generated<string>
    publisher: Generated<string>
    call_number: Generated<string>
    initials: Generated<string>
    pinyin: Generated<string>
    sort_title: Generated<string>
    call_number_keys: Generated<string[]>
    library_ids: Generated<number[]>
    published_year: number | null
    material_type: Generated<string>
    language: Generated<string>
    clc: Generated<string>
    arrived_at: Temporal.Instant | null
    person_names: Generated<string[]>
    subject_headings: Generated<string[]>
    loans: Generated<number>
  }
  search_name: {
    kind: string
    name: string
    folded: string
    initials: string
    records: number
  }
  search_number: {
    number: string
    record_id: number
  }
  search_posting: {
    edition_id: number
    term: number
    segment: number
    places: Buffer
  }
  search_segment: {
    edition_id: number
    segment: number
    records: number
    dictionaries: unknown
    columns: Buffer
  }
  serial_article: {
    id: Generated<number>
    issue_id: number
    position: number
    title: string
    responsibility: Generated<string>
    pages: Generated<string>
    title_folded: string
    words: string[]
  }
  serial_issue: {
    id: Generated<number>
    issn: string
    published_year: number
    volume: Generated<string>
    issue: Generated<string>
    changed_at: Temporal.Instant
  }
  session: {
    token_hash: Buffer
    account_id: number
    created_at: Temporal.Instant
    seen_at: Temporal.Instant
    expires_at: Temporal.Instant
  }
  sign_in_attempt: {
    login_hash: Buffer
    attempts: number
    last_at: Temporal.Instant
  }
  source: {
    id: Generated<number>
    library_id: number
    name_zh: string
    name_en: string
    protocol: string
    address: Generated<string>
    profile: unknown
    credentials: unknown
    is_harvested: Generated<boolean>
    is_searched_live: Generated<boolean>
    is_asked_for_availability: Generated<boolean>
    harvest_every_minutes: number | null
    next_due_at: Temporal.Instant | null
    internal_address_entered_by: number | null
    internal_address_approved_by: number | null
    changed_at: Temporal.Instant
    removed_at: Temporal.Instant | null
    internal_address_approved: string | null
  }
  source_record: {
    id: Generated<number>
    library_id: number
    control_number: string
    record_id: number
    format: string
    marc: unknown
    content_hash: Buffer
    imported_at: Temporal.Instant
    match_facts: unknown
    merge_rule: Generated<string>
    merged_at: Temporal.Instant | null
    merged_by: Generated<string>
    only_run_id: number | null
  }
  submission: {
    id: Generated<number>
    reader_id: number | null
    library_id: number
    submitted_at: Temporal.Instant
  }
  target_breaker: {
    source_id: number
    failures_in_row: Generated<number>
    open_until: Temporal.Instant | null
    probing_until: Temporal.Instant | null
  }
  target_health: {
    source_id: number
    minute: Temporal.Instant
    outcome: string
    within_ms: number
    asked: number
  }
  till_closing: {
    id: Generated<number>
    library_id: number
    position: number
    at: Temporal.Instant
    last_receipt_id: number
    expected_fen: number
    counted_fen: number
    difference_fen: number
    banked_fen: number
    card_fen: number
    note: Generated<string>
    operator_code: string
    account_id: number
  }
  waiver: {
    id: Generated<number>
    library_id: number
    reader_id: number
    charge_id: number
    amount_fen: number
    reason: string
    state: string
    alone_max_fen: number
    rule_id: string
    proposed_at: Temporal.Instant
    proposed_by: number
    proposed_code: string
    decided_at: Temporal.Instant | null
    decided_by: number | null
    decided_code: Generated<string>
    decision_note: Generated<string>
    kind: string
  }
  withdrawal: {
    record_id: number
    library_id: number
    withdrawn_at: Temporal.Instant
  }
}
