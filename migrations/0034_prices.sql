-- Prices, who pays which part of them, deposits and fines, as the seeds state them: dated rules like all others
-- (domain.md §5, R18–R21, R29, R30, R35). A payer takes what its limits let it take, the next one the rest.
select set_config('hutong.actor', 'system', true);

-- What the centre subsidised of logistics as an amount becomes who pays, in order; on requests that keep their rules too.
create function pg_temp.payers_of(gross bigint, subsidy bigint) returns jsonb language sql
  return case when subsidy <= 0 then '[{"payer": "reader"}]'::jsonb
              when subsidy >= gross then '[{"payer": "centre"}]'::jsonb
              else jsonb_build_array(jsonb_build_object('payer', 'centre', 'upToFen', subsidy), '{"payer": "reader"}'::jsonb) end;
update policy_rule
  set parameters = parameters - 'logisticsSubsidyFen' || jsonb_build_object('logisticsPayers',
    pg_temp.payers_of(coalesce((parameters ->> 'logisticsGrossFen')::bigint, 2000), (parameters ->> 'logisticsSubsidyFen')::bigint))
  where parameters ? 'logisticsSubsidyFen';
update policy_rule set parameters = parameters || '{"depositMode": "loan", "depositOffsetsLoss": true}' where id = 'R20';

insert into policy_rule (id, service, conditions, parameters, priority, valid_from, valid_to, why_zh, why_en, source) values
('R18', 'loan', '{}', '{"finePerDayFen": 0, "fineGraceDays": 0, "fineOnClosedDays": true, "fineMaxFen": null}', 0, '2007-11-01', null,
 '逾期、丢失、损坏按出借馆的规定；出借馆没有规定逾期罚款的，不收。', 'Overdue, loss and damage follow the lender''s rule; a lender that has set no fine takes none.', 'S1 S2; no default in any source'),
('R19-NLC', 'loan', '{"lender": ["110001"]}', '{"finePerDayFen": 500}', 0, '2010-01-01', null,
 '国家图书馆的书逾期每册每天 5 元。', 'Books of the National Library cost 5 yuan for each day overdue.', 'P 4'),
('R19-SHL', 'loan', '{"lender": ["310001"]}', '{"finePerDayFen": 50}', 0, '2010-01-01', null,
 '上海图书馆的书逾期每册每天 0.5 元。', 'Books of Shanghai Library cost 0.50 yuan for each day overdue.', 'P 5'),
('M1', 'loan', '{}', '{"debtBlocksFromFen": 1}', 0, '2007-11-01', null,
 '有没有缴清的费用时，先缴清再提交新的申请。', 'What is owed is paid before a new request is made.', 'I'),
('M2', 'loan', '{}', '{"waiverAloneMaxFen": 1000}', 0, '2007-11-01', null,
 '10 元以内馆员一人可以减免；再多要第二个人同意。', 'One librarian alone may waive up to 10 yuan; above that a second person agrees.', 'I'),

('N1', 'nlcManual', '{}', '{"supplierFeeGrossFen": 600, "libraryTravelGrossFen": 200}', 0, '2007-11-01', null,
 '国图收取 6 元/本服务费，本馆收路费 2 元/本。', 'The National Library charges 6 yuan a book, one''s own library 2 yuan for the way.', 'S1'),
('N2', 'nlcManual', '{}', '{"supplierFeePayers": [{"payer": "library"}], "libraryTravelPayers": [{"payer": "reader"}]}', 0, '2007-11-01', null,
 '国图服务费由本馆补贴，读者付 2 元/本的取送费。', 'The library pays the National Library; readers pay 2 yuan a book for the way.', 'S1'),
('N3', 'nlcManual', '{}', '{"depositMode": "loan", "depositFen": 10000, "depositOffsetsLoss": true}', 0, '2007-11-01', null,
 '押金 100 元，还书后退还。', 'A deposit of 100 yuan, given back after return.', 'S1'),
('N4', 'nlcManual', '{}', '{"finePerDayFen": 500, "fineGraceDays": 0, "fineOnClosedDays": true, "fineMaxFen": null}', 0, '2010-01-01', null,
 '国图的书逾期每册每天 5 元。', 'Books of the National Library cost 5 yuan for each day overdue.', 'P 4'),

('H1', 'cashlLoan', '{}', '{"supplierFeeGrossFen": 4000, "expressGrossFen": 2000, "returnCourierGrossFen": null}', 0, '2007-11-01', null,
 'CASHL 服务费 40 元/册（含平信挂号费、包装费）；特快专递加收 20 元/册；还书快递按实际。', 'CASHL charges 40 yuan a book with registered mail and packing; express adds 20 yuan; the courier back is at cost.', 'S1'),
('H2', 'cashlLoan', '{}', '{"supplierFeePayers": [{"payer": "library"}], "expressPayers": [{"payer": "reader"}], "returnCourierPayers": [{"payer": "reader"}]}', 0, '2007-11-01', null,
 '40 元/册的服务费由本馆补贴；特快加收和还书快递由读者承担。', 'The library pays the 40 yuan; readers pay express and the courier back.', 'S1; express I'),
('H3', 'cashlLoan', '{}', '{"depositMode": "loan", "depositFen": 10000, "depositOffsetsLoss": true}', 0, '2007-11-01', null,
 '押金 100 元，还书后退还。', 'A deposit of 100 yuan, given back after return.', 'S1'),
('H4', 'cashlLoan', '{}', '{"finePerDayFen": 50, "fineGraceDays": 0, "fineOnClosedDays": true, "fineMaxFen": null}', 0, '2007-11-01', null,
 '逾期归还，每册每天 0.5 元。', 'Late return costs 0.50 yuan a book and day.', 'S1'),

('G1', 'card', '{}', '{"depositMode": "card", "depositFen": 10000, "depositOffsetsLoss": true}', 0, '2007-11-01', null,
 '北京高校馆际互借证押金 100 元，还证后退还。', 'A consortium card takes a deposit of 100 yuan, given back with the card.', 'S1'),

('D1', 'copy', '{}', '{"pageGrossFen": 30, "rushGrossFen": 1000, "commissionedSearchGrossFen": 200, "commissionedSearchAbroadGrossFen": 1000, "specialItemGrossFen": null, "mediaGrossFen": null, "postageGrossFen": null}', 0, '2007-11-01', null,
 '一般文献复制费 0.30 元/页，加急 10 元/篇；代查代检国内 2 元、国外 10 元；特殊文献、光盘按收藏馆标准，挂号、传真、特快按实际。', 'Copies 0.30 yuan a page, rush 10 yuan an article; commissioned searches 2 yuan, abroad 10; special items and media by the holder''s tariff, registered mail, fax and express at cost.', 'S1, P 7'),
('D2', 'copy', '{}', '{"pagePayers": [{"payer": "centre"}], "rushPayers": [{"payer": "centre"}], "commissionedSearchPayers": [{"payer": "centre"}], "commissionedSearchAbroadPayers": [{"payer": "centre"}], "specialItemPayers": [{"payer": "centre"}], "mediaPayers": [{"payer": "centre"}], "postagePayers": [{"payer": "reader"}]}', 0, '2007-11-01', null,
 'BALIS 中心全额补贴，读者免费；挂号、传真、特快由读者付。', 'The centre pays the whole, readers pay nothing but registered mail, fax and express.', 'S1'),
('D3-NLC', 'copy', '{"lender": ["110001"]}', '{"microformPageGrossFen": 130, "photographGrossFen": 230, "patentGrossFen": 1000, "standardPageGrossFen": 350}', 0, '2016-12-01', null,
 '国家图书馆：缩微 1.30 元/页，保护性拍照 2.30 元/拍，专利 10 元/件，标准 3.50 元/页。', 'National Library: microform 1.30 yuan a page, preservation photographs 2.30, patents 10, standards 3.50 a page.', 'P 7'),
('D3-SHL', 'copy', '{"lender": ["310001"]}', '{"pageGrossFen": 100}', 0, '2016-12-01', null,
 '上海图书馆：复制 1.00 元/页。', 'Shanghai Library: 1.00 yuan a page.', 'P 7'),
('D4', 'copy', '{}', '{"microformPagePayers": [{"payer": "centre"}], "photographPayers": [{"payer": "centre"}], "patentPayers": [{"payer": "centre"}]}', 0, '2007-11-01', null,
 'BALIS 中心全额补贴。', 'The centre pays the whole.', 'S1'),
('R35', 'copy', '{}', '{"standardPagePayers": [{"payer": "centre", "yearCapFen": 100000}, {"payer": "library"}]}', 0, '2012-01-01', null,
 '标准文献每馆每年 1000 元以内由中心补贴，超出部分由本馆负担。', 'Of standards the centre pays the first 1,000 yuan for each library and year, the library what is above.', 'P 2012'),
('R30', 'calisCopy', '{}', '{"pageGrossFen": 30, "pagePayers": [{"payer": "centre"}], "rushGrossFen": 1000, "rushPayers": [{"payer": "centre"}], "commissionedSearchAbroadGrossFen": null, "commissionedSearchAbroadPayers": [{"payer": "centre", "upToFen": 10000}, {"payer": "reader"}], "postageGrossFen": null, "postagePayers": [{"payer": "reader"}]}', 0, '2007-11-01', null,
 'CALIS 文献传递免费；委托他馆从国外取得的昂贵文献，每篇 100 元以上的部分由读者付。', 'CALIS copies are free; of costly documents from abroad readers pay what is above 100 yuan.', 'S1, P 9'),
('H5', 'cashlCopy', '{}', '{"pageGrossFen": 30, "pagePayers": [{"payer": "centre"}], "rushGrossFen": 1000, "rushPayers": [{"payer": "centre"}], "postageGrossFen": null, "postagePayers": [{"payer": "reader"}]}', 0, '2007-11-01', null,
 'CASHL 文献传递费用同上，读者免费。', 'CASHL copies cost the same and are free for readers.', 'S1');

-- Requests keep their rules: who pays in the new form, and what was not asked of them before.
update request set policy = policy - 'logisticsSubsidyFen' || jsonb_build_object(
  'logisticsPayers', jsonb_build_object('ruleId', policy -> 'logisticsSubsidyFen' -> 'ruleId', 'value',
    pg_temp.payers_of((policy -> 'logisticsGrossFen' ->> 'value')::bigint, (policy -> 'logisticsSubsidyFen' ->> 'value')::bigint)),
  'depositMode', '{"value": "none", "ruleId": "R20"}'::jsonb,
  'depositOffsetsLoss', '{"value": true, "ruleId": "R20"}'::jsonb,
  'finePerDayFen', '{"value": 0, "ruleId": "R18"}'::jsonb,
  'fineGraceDays', '{"value": 0, "ruleId": "R18"}'::jsonb,
  'fineOnClosedDays', '{"value": true, "ruleId": "R18"}'::jsonb,
  'fineMaxFen', '{"value": null, "ruleId": "R18"}'::jsonb,
  'debtBlocksFromFen', '{"value": 0, "ruleId": "M1"}'::jsonb,
  'waiverAloneMaxFen', '{"value": 1000, "ruleId": "M2"}'::jsonb)
  where policy ? 'logisticsSubsidyFen';
