/** Raw deflate (RFC 1951) of an answer's JSON in UTF-8, with the dictionary. */
export const deflatedType = 'application/vnd.berthcare.deflated-1';

/**
 * What small answers have in common, for a compressor that would find little to repeat in one of them alone: the words of
 * the protocol and of the rows that change most often, as they stand beside each other in an answer, the commonest last.
 * It never changes: another one would be of another media type. Beside the spec it is `exchange-dictionary-1.txt`.
 */
export const dictionary = [
  '"command.malformed","record.unknown","record.former","author.away","visit.locked","command.waits","command.failed"',
  '{"kind":"ask_holdings"}{"kind":"upgrade"}"kept":["sealTo":"incarnation":"renew"',
  '{"table":"holding","streams":[0],"versions":[1],"columns":[[1],[1767225600000],[null]],"named":[0]}',
  '{"table":"template","streams":[0],"versions":[1],"columns":[["personal_care"],[1],[{"en":"","fr":""}],[[{"key":"tasks","items":[{"item":"task."',
  '{"table":"phrase","table":"office","table":"staff","columns":[["caregiver"],["coordinator"],[null],[true]]',
  '{"table":"client","table":"allergy","table":"flag","table":"contact","table":"vitalTarget","columns":[["blood_pressure"],[null],[null]]}',
  '{"table":"planItem","streams":[0],"versions":[1],"columns":[["instruction"],["task"],[""],[null],[[]],[null],[true],[true],[1],[17],[1]],"named":[9]}',
  '{"table":"settlement","streams":[0],"versions":[1],"columns":[["accepted"],["declined"]],"named":[0,2,6]',
  '{"table":"conflict","streams":[0],"versions":[1],"columns":[[1],["2026-12-"],[2],["open"],["decided"],["offered"],["kept"],["other"]],"named":[0,2,5,8,10,15]',
  '{"table":"photo","streams":[0],"versions":[1],"columns":[[1],["2026-12-"],[""],[100000],["image/jpeg"],[1600],[1200],[17],[2],[null]],"named":[0,8]}',
  '{"table":"addendum","streams":[0],"versions":[1],"columns":[[1],["2026-12-"],["note"],[null],[{"kind":"note","text":""}],[""]],"named":[0,7]',
  '{"table":"visit","streams":[0],"versions":[1],"columns":[[1],["2026-12-"],[179],[179],[2],[[]],["planned"],["started"],["completed"],[179],[2],[{"missing":"timeout"}],[{"at":179,"accuracy":12,"latitude":45.,"longitude":-75.}],[" of tasks done."],[{"at":179,"name":"","width":,"signer":"client","strokes":[[[{"new":0,"reused":0,"changed":0,"confirmed":0}],["vitals.identical"],["reuse.high"],[[]],[null],[null],[null],[null],[null]],"named":[0,4,8,17]}',
  '],"gone":[[0,"visitEntry",0,0]],"dropped":["',
  '"outcomes":[{"id":"","outcome":"refused","outcome":"held","outcome":"review","outcome":"conflict","stream":"","version":null,"reason":"","receivedAt":179},{"id":"","outcome":"applied","stream":"","version":1,"reason":null,"receivedAt":179}],"pull":{',
  '["together"],["vital.temperature"],["vital.weight"],["vital.pain"],["vital.glucose"],["vital.oxygen"],["vital.pulse"],["vital.blood_pressure"],["vital"],[{"kind":"vital","amount":120,"second":80}],["note"],["note"],[{"kind":"note","text":""}],[{"done":"not_needed","kind":"task","reason":""}],[{"done":"declined","kind":"task","reason":""}],["confirmed"],["reused"],["changed"],',
  '{"protocol":1,"now":179,"incarnation":"known","answered":0,"outcomes":[],"pull":{"kind":"current"}}',
  '"epoch":"","streams":[{"id":2,"kind":"person","kind":"agency","reset":true,"begins":false,"cursor":null}]',
  '{"protocol":1,"now":179,"incarnation":"known","answered":0,"outcomes":[],"pull":{"kind":"page","token":"","more":false,"window":{"from":"2026-11-","to":"2026-12-"},"ids":"","tables":[{"table":"visitEntry","streams":[0],"versions":[1],"columns":[[1],["2026-12-"],["task."],["task"],[{"done":"done","kind":"task"}],["new"],[null],[false],[179],[2]],"named":[0,6,9]}],"streams":[{"id":3,"kind":"client","reset":false,"begins":true,"cursor":2}],"gone":[],"dropped":[],"sums":[[3,""],[4,"',
].join('');
