/**
 * Who gets what at every door. `owner` is a learner in Ward 4 whose record, person page and certificate the addresses name;
 * `colleague` is another learner of that ward; `manager` manages Ward 4, `elsewhere` manages another unit. Each row: method,
 * address, fields of a form (wrong on purpose, so that nothing changes; `person` is added, as every form of ours names whom
 * it was drawn for), then the status for each viewer in this order.
 */
export const viewers = [
  'anonymous',
  'owner',
  'colleague',
  'trainer',
  'manager',
  'elsewhere',
  'administrator',
  'auditor',
] as const;
export type Viewer = (typeof viewers)[number];

export const doors: Record<string, string[]> = {
  //                                                                 ano own col tra man els adm aud
  'routes/_index': ['GET /                                           200 200 200 200 200 200 200 200'],
  'routes/login': [
    'GET /login                                                      200 302 302 302 302 302 302 302',
    'POST /login identifier=                                         422 422 422 422 422 422 422 422',
  ],
  'routes/logout': [
    'GET /logout                                                     302 200 200 200 200 200 200 200',
    'POST /logout everywhere=nonsense                                400 400 400 400 400 400 400 400',
  ],
  'routes/$': [
    'GET /nonsense                                                   404 404 404 404 404 404 404 404',
    'POST /nonsense a=1                                              404 404 404 404 404 404 404 404',
  ],
  'routes/verify._index': ['GET /verify                              200 200 200 200 200 200 200 200'],
  'routes/verify.$serial': [
    'GET /verify/{serial}                                            200 200 200 200 200 200 200 200',
    'GET /verify/nonsense                                            404 404 404 404 404 404 404 404',
  ],
  'routes/[.]well-known.jwks[.]json': ['GET /.well-known/jwks.json   200 200 200 200 200 200 200 200'],
  'routes/media.$file': ['GET /media/nonsense                        404 404 404 404 404 404 404 404'],
  'routes/learn._index': ['GET /learn                                302 200 200 200 200 200 200 200'],
  'routes/learn.due[.]ics': ['GET /learn/due.ics                      302 200 200 200 200 200 200 200'],
  'routes/learn.$module._index': [
    'GET /learn/{module}                                             302 200 200 200 200 200 200 200',
    'GET /learn/nonsense                                             302 404 404 404 404 404 404 404',
  ],
  'routes/learn.$module.$lesson': [
    'GET /learn/{module}/{lesson}                                    302 200 200 200 200 200 200 200',
    'GET /learn/{module}/nonsense                                    302 404 404 404 404 404 404 404',
    'POST /learn/{module}/{lesson} intent=nonsense                   401 400 400 400 400 400 400 400',
    'POST /learn/{module}/{lesson} intent=remark key={key} version=99 place= text= 401 404 404 404 404 404 404 404',
  ],
  'routes/learn.$module.quiz': [
    'GET /learn/{module}/quiz                                        302 200 200 200 200 200 200 200',
    'POST /learn/{module}/quiz intent=nonsense                       401 400 400 400 400 400 400 400',
    'POST /learn/{module}/quiz intent=remark key={key} attempt={nobody} position=0 text= 401 404 404 404 404 404 404 404',
    'POST /learn/{module}/quiz intent=save-all attempt={nobody}      401 404 404 404 404 404 404 404',
    'POST /learn/%E7%8E%8B/quiz intent=save-all attempt={nobody}     401 404 404 404 404 404 404 404',
  ],
  'routes/learn.$module.quiz_.save': [
    'POST /learn/{module}/quiz/save attempt=nonsense                 401 400 400 400 400 400 400 400',
  ],
  'routes/studio._index': [
    'GET /studio                                                     302 403 403 200 403 403 403 403',
    'POST /studio intent=nonsense                                    401 403 403 400 403 403 403 403',
  ],
  'routes/studio.questions': [
    'GET /studio/questions                                           302 403 403 200 403 403 403 403',
    'GET /studio/questions?type=nonsense                             302 403 403 400 403 403 403 403',
  ],
  'routes/studio.analytics': ['GET /studio/analytics                302 403 403 200 403 403 403 403'],
  'routes/studio.modules.$module._index': [
    'GET /studio/modules/{module}                                    302 403 403 200 403 403 403 403',
    'GET /studio/modules/nonsense                                    302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module} intent=nonsense                   401 403 403 400 403 403 403 403',
  ],
  'routes/studio.modules.$module.review': [
    'GET /studio/modules/{module}/review                             302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/review intent=nonsense            401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/review intent=send key={key} draft={nobody} revision=1 note= 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.publish': [
    'GET /studio/modules/{module}/publish                            302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/publish intent=nonsense           401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/publish intent=cancel key={key} draft={nobody} 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.quick-fix': [
    'GET /studio/modules/{module}/quick-fix                          302 403 403 200 403 403 403 403',
    'GET /studio/modules/{module}/quick-fix?lesson=nonsense          302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/quick-fix intent=nonsense         401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/quick-fix intent=seen key={key} version={nobody} 401 403 403 403 403 403 403 403',
    'POST /studio/modules/{module}/quick-fix intent=undo key={key} version={nobody} 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.$file': [
    'GET /studio/modules/{module}/module.yaml                        302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/module.yaml intent=nonsense       401 403 403 400 403 403 403 403',
  ],
  'routes/studio.modules.$module.$file_.history': [
    'GET /studio/modules/{module}/module.yaml/history                302 403 403 404 403 403 403 403',
    'GET /studio/modules/{module}/module.yaml/history?version=x      302 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/module.yaml/history intent=nonsense 401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/module.yaml/history intent=restore key={key} draft={nobody} revision=1 to=1 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.details': [
    'GET /studio/modules/{module}/details                            302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/details intent=nonsense           401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/details intent=edit draft={nobody} stamp= 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.$file_.details': [
    'GET /studio/modules/{module}/01-a.mdx/details                   302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/01-a.mdx/details intent=nonsense  401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/01-a.mdx/details intent=edit draft={nobody} stamp= 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.save': [
    'POST /studio/modules/{module}/save nonsense=1                    401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/save draft={nobody} path=module.yaml revision=1 text= 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.block': [
    'POST /studio/modules/{module}/block nonsense=1                   401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/block name=None values={}          401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.pictures': [
    'POST /studio/modules/{module}/pictures nonsense=1                401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/pictures key={key} draft={nobody}  401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.presence': [
    'POST /studio/modules/{module}/presence nonsense=1                401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/presence draft={nobody} path=module.yaml 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.preview._index': [
    'POST /studio/modules/{module}/preview path=module.yaml text=     401 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/preview nonsense=1                 401 403 403 400 403 403 403 403',
  ],
  'routes/studio.modules.$module.preview.$file': [
    'GET /studio/modules/{module}/preview/01-a.mdx                    302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/preview/01-a.mdx intent=nonsense   401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.questions._index': [
    'GET /studio/modules/{module}/questions                          302 403 403 200 403 403 403 403',
    'GET /studio/modules/nonsense/questions                          302 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.withdraw': [
    'GET /studio/modules/{module}/withdraw                           302 403 403 200 403 403 403 403',
    'GET /studio/modules/nonsense/withdraw                           302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/withdraw intent=nonsense          401 403 403 400 403 403 403 403',
  ],
  'routes/studio.modules.$module.advice': [
    'GET /studio/modules/{module}/advice                             302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/advice intent=nonsense            401 403 403 400 403 403 403 403',
  ],
  'routes/studio.modules.$module.remarks': [
    'GET /studio/modules/{module}/remarks                            302 403 403 200 403 403 403 403',
    'GET /studio/modules/nonsense/remarks                            302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/remarks intent=nonsense           401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/remarks intent=handle key={key} remark={nobody} reply= 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.questions.$id': [
    'GET /studio/modules/{module}/questions/nonsense                 302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/questions/new intent=nonsense     401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/questions/new intent=edit key={key} draft={nobody} stamp= 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.questions.import': [
    'GET /studio/modules/{module}/questions/import                   302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/questions/import intent=nonsense  401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/questions/import intent=add key={key} draft={nobody} format=gift outcome= text= 401 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.export[.]zip': [
    'GET /studio/modules/{module}/export.zip                         302 403 403 200 403 403 403 403',
    'GET /studio/modules/{module}/export.zip?draft                   302 403 403 404 403 403 403 403',
    'GET /studio/modules/nonsense/export.zip                         302 403 403 404 403 403 403 403',
  ],
  'routes/studio.modules.$module.upstream': [
    'GET /studio/modules/{module}/upstream                           302 403 403 200 403 403 403 403',
    'GET /studio/modules/nonsense/upstream                           302 403 403 404 403 403 403 403',
    'POST /studio/modules/{module}/upstream intent=nonsense          401 403 403 400 403 403 403 403',
    'POST /studio/modules/{module}/upstream intent=take key={key} name=module.yaml fingerprint=0000000000000000000000000000000000000000000000000000000000000000 draft= revision=0 401 403 403 409 403 403 403 403',
  ],
  'routes/studio.import._index': [
    'GET /studio/import                                              302 403 403 200 403 403 403 403',
    'POST /studio/import intent=nonsense                             401 403 403 400 403 403 403 403',
    'POST /studio/import intent=module key={key}                     401 403 403 422 403 403 403 403',
  ],
  'routes/studio.import.$id': [
    'GET /studio/import/{nobody}                                     302 403 403 404 403 403 403 403',
    'GET /studio/import/nonsense                                     302 403 403 404 403 403 403 403',
    'POST /studio/import/{nobody} intent=nonsense                    401 403 403 400 403 403 403 403',
    'POST /studio/import/{nobody} intent=make key={key}              401 403 403 404 403 403 403 403',
  ],
  'routes/certificates._index': ['GET /certificates                  302 200 200 200 200 200 200 200'],
  'routes/certificates.$serial._index': [
    'GET /certificates/{serial}                                      302 200 404 404 404 404 404 404',
  ],
  'routes/certificates.$serial.card': [
    'GET /certificates/{serial}/card                                 302 200 404 404 404 404 404 404',
  ],
  'routes/certificates.$serial.$form': [
    'GET /certificates/{serial}/pdf                                  302 200 404 404 404 404 404 404',
    'GET /certificates/{serial}/json                                 302 200 404 404 404 404 404 404',
    'GET /certificates/{serial}/exe                                  302 404 404 404 404 404 404 404',
  ],
  'routes/team._index': [
    'GET /team                                                       302 403 403 403 200 200 403 200',
    'GET /team?unit={ward}                                           302 403 403 403 200 404 403 200',
    'GET /team?on=nonsense                                           302 403 403 403 400 400 403 400',
    'GET /team?trend=nonsense                                        302 403 403 403 400 400 403 400',
    'GET /team?trend=course:none                                     302 403 403 403 404 404 403 404',
  ],
  'routes/team.export[.]csv': [
    'GET /team/export.csv                                            302 403 403 403 200 200 403 403',
    'GET /team/export.csv?unit={ward}                                302 403 403 403 200 404 403 403',
    'GET /team/export.csv?state=nonsense                             302 403 403 403 400 400 403 403',
  ],
  'routes/team.export[.]xlsx': [
    'GET /team/export.xlsx                                           302 403 403 403 200 200 403 403',
    'GET /team/export.xlsx?unit={ward}                               302 403 403 403 200 404 403 403',
    'GET /team/export.xlsx?state=nonsense                            302 403 403 403 400 400 403 403',
  ],
  'routes/team.tokens': [
    'GET /team/tokens                                                302 403 403 403 200 200 403 403',
    'POST /team/tokens intent=nonsense                               401 403 403 403 400 400 403 403',
    'POST /team/tokens intent=make key={key} label= lastDay=         401 403 403 403 422 422 403 403',
    'POST /team/tokens intent=revoke key={key} token={nobody}        401 403 403 403 404 404 403 403',
  ],
  'routes/team.exports._index': [
    'GET /team/exports                                               302 403 403 403 200 200 403 403',
    'GET /team/exports?unit={ward}                                   302 403 403 403 200 404 403 403',
    'GET /team/exports?state=nonsense                                302 403 403 403 400 400 403 403',
    'POST /team/exports intent=nonsense                              401 403 403 403 400 400 403 403',
    'POST /team/exports intent=add key={key} name= format=csv        401 403 403 403 422 422 403 403',
  ],
  'routes/team.exports.$id._index': [
    'GET /team/exports/{export}                                      302 403 403 403 200 404 403 403',
    'GET /team/exports/nonsense                                      302 403 403 403 404 404 403 403',
    'POST /team/exports/{export} intent=nonsense                     401 403 403 403 400 400 403 403',
    'POST /team/exports/{export} intent=save key={key} revision=9 name=A format=csv dateFormat=yyyy-mm-dd byCourse=0 column1=name 401 403 403 403 409 404 403 403',
    'POST /team/exports/{export} intent=accept key={key} run={nobody} 401 403 403 403 409 404 403 403',
    'POST /team/exports/{nobody} intent=remove key={key}             401 403 403 403 404 404 403 403',
  ],
  'routes/team.exports.$id.file': [
    'POST /team/exports/{export}/file rows=nonsense                  401 403 403 403 400 400 403 403',
    'POST /team/exports/{nobody}/file rows=all                       401 403 403 403 404 404 403 403',
  ],
  // A session opens nothing for a program: each of these needs a token, and has tests of its own.
  'routes/api.v1.people': ['GET /api/v1/people                        401 401 401 401 401 401 401 401'],
  'routes/api.v1.unreachable': ['GET /api/v1/unreachable              401 401 401 401 401 401 401 401'],
  'routes/api.v1.units': ['GET /api/v1/units                          401 401 401 401 401 401 401 401'],
  'routes/api.v1.dashboard': ['GET /api/v1/dashboard                  401 401 401 401 401 401 401 401'],
  'routes/api.v1.curricula': ['GET /api/v1/curricula                  401 401 401 401 401 401 401 401'],
  'routes/api.v1.openapi[.]json': ['GET /api/v1/openapi.json          200 200 200 200 200 200 200 200'],
  'routes/api.v1.$': ['GET /api/v1/nonsense                           404 404 404 404 404 404 404 404'],
  'routes/team.evidence._index': [
    'GET /team/evidence                                              302 403 403 403 200 200 403 200',
    'GET /team/evidence?unit={ward}                                  302 403 403 403 200 404 403 200',
    'GET /team/evidence?on=2999-01-01                                302 403 403 403 422 422 403 422',
  ],
  'routes/team.evidence[.]zip': [
    'GET /team/evidence.zip                                          302 403 403 403 200 200 403 200',
    'GET /team/evidence.zip?unit={ward}                              302 403 403 403 200 404 403 200',
    'GET /team/evidence.zip?on=nonsense                              302 403 403 403 400 400 403 400',
  ],
  'routes/team.people._index': [
    'GET /team/people                                                302 403 403 403 200 200 403 200',
    'GET /team/people?unit={ward}&state=overdue                      302 403 403 403 200 404 403 200',
    'GET /team/people?state=nonsense                                 302 403 403 403 400 400 403 400',
    'GET /team/people?about=course:x                                 302 403 403 403 302 302 403 302',
    'GET /team/people?stall=quiz                                     302 403 403 403 404 404 403 404',
  ],
  'routes/team.unreachable[.]csv': ['GET /team/unreachable.csv          302 403 403 403 200 200 403 403'],
  'routes/team.unreachable[.]xlsx': ['GET /team/unreachable.xlsx        302 403 403 403 200 200 403 403'],
  'routes/team.unreachable': ['GET /team/unreachable                  302 403 403 403 200 200 403 200'],
  'routes/team.people.$id': [
    'GET /team/people/{person}                                       302 403 403 403 200 404 403 200',
    'GET /team/people/nonsense                                       302 403 403 403 404 404 403 404',
    'POST /team/people/{person} intent=nonsense                      401 403 403 403 400 400 403 403',
    'POST /team/people/{person} intent=cancel key={key} course={nobody}@2026-01-01 401 403 403 403 404 403 403 403',
  ],
  'routes/team.people.act': [
    'GET /team/people/act?do=assign&person={person}                  302 403 403 403 200 200 403 403',
    'GET /team/people/act?do=cancel&all=1&unit={ward}                302 403 403 403 200 404 403 403',
    'GET /team/people/act?do=nonsense                                302 403 403 403 400 400 403 400',
    'POST /team/people/act?do=assign&person={person} intent=nonsense 401 403 403 403 400 400 403 403',
    'POST /team/people/act?do=assign&person={person} intent=plan key={key} course= 401 403 403 403 422 422 403 403',
  ],
  'routes/team.actions._index': [
    'GET /team/actions                                               302 403 403 403 200 200 403 200',
  ],
  'routes/team.actions.$id': [
    'GET /team/actions/{action}                                      302 403 403 403 200 404 403 404',
    'GET /team/actions/nonsense                                      302 403 403 403 404 404 403 404',
    'POST /team/actions/{nobody} intent=nonsense                     401 403 403 403 400 400 403 400',
    'POST /team/actions/{nobody} intent=start key={key}              401 403 403 403 404 404 403 404',
  ],
  'routes/readiness._index': ['GET /readiness                       302 403 403 403 403 403 200 403'],
  'routes/readiness.new': [
    'GET /readiness/new                                              302 403 403 403 403 403 200 403',
    'POST /readiness/new intent=nonsense                             401 403 403 403 403 403 400 403',
    'POST /readiness/new intent=panel key={key} title= closesOn=     401 403 403 403 403 403 422 403',
  ],
  'routes/readiness.$id': [
    'GET /readiness/{round}                                          302 403 403 403 403 403 200 403',
    'GET /readiness/{nobody}                                         302 403 403 403 403 403 404 403',
    'GET /readiness/nonsense                                         302 403 403 403 403 403 404 403',
    'POST /readiness/{round} intent=nonsense                         401 403 403 403 403 403 400 403',
    'POST /readiness/{round} intent=close key={key} revision=9       401 403 403 403 403 403 409 403',
    'POST /readiness/{round} intent=last-day key={key} revision=1 closesOn=x 401 403 403 403 403 403 422 403',
    'POST /readiness/{round} intent=slips key={key} number=0         401 403 403 403 403 403 422 403',
    'POST /readiness/{round} intent=codes key={key}                  401 403 403 403 403 403 404 403',
  ],
  'routes/welcome': [
    'GET /welcome                                                    200 200 200 200 200 200 200 200',
    'GET /welcome?code=7K2M-Q9XD-4T1B-8RHN                           200 200 200 200 200 200 200 200',
    'POST /welcome code=7K2M-Q9XD-4T1B-8RHN password=short again=short 422 422 422 422 422 422 422 422',
    'POST /welcome code=nonsense password=fourwordsput again=fourwordsput 422 422 422 422 422 422 422 422',
  ],
  'routes/readiness.answer': [
    'GET /readiness/answer                                           200 200 200 200 200 200 200 200',
    'POST /readiness/answer intent=nonsense                          400 400 400 400 400 400 400 400',
    'POST /readiness/answer intent=open code=nonsense                422 422 422 422 422 422 422 422',
    'POST /readiness/answer intent=hand-in code=nonsense             422 422 422 422 422 422 422 422',
  ],
  'routes/admin._index': ['GET /admin                                302 403 403 403 403 403 200 403'],
  'routes/admin.units._index': [
    'GET /admin/units                                                302 403 403 403 403 403 200 403',
    'POST /admin/units intent=nonsense                               401 403 403 403 403 403 400 403',
    'POST /admin/units intent=add key={key} name=                    401 403 403 403 403 403 422 403',
  ],
  'routes/admin.units.$id': [
    'GET /admin/units/{ward}                                         302 403 403 403 403 403 200 403',
    'GET /admin/units/{nobody}                                       302 403 403 403 403 403 404 403',
    'GET /admin/units/nonsense                                       302 403 403 403 403 403 404 403',
    'POST /admin/units/{ward} intent=nonsense                        401 403 403 403 403 403 400 403',
    'POST /admin/units/{ward} intent=close key={key} revision=9      401 403 403 403 403 403 409 403',
    'POST /admin/units/{ward} intent=move key={key} revision=1 unit={nobody} 401 403 403 403 403 403 404 403',
  ],
  'routes/admin.people._index': [
    'GET /admin/people                                               302 403 403 403 403 403 200 403',
    'GET /admin/people?q=person                                      302 403 403 403 403 403 200 403',
  ],
  'routes/admin.people.new': [
    'GET /admin/people/new                                           302 403 403 403 403 403 200 403',
    'POST /admin/people/new intent=nonsense                          401 403 403 403 403 403 400 403',
  ],
  'routes/admin.people.$id': [
    'GET /admin/people/{person}                                      302 403 403 403 403 403 200 403',
    'GET /admin/people/{nobody}                                      302 403 403 403 403 403 404 403',
    'GET /admin/people/nonsense                                      302 403 403 403 403 403 404 403',
    'POST /admin/people/{person} intent=nonsense                     401 403 403 403 403 403 400 403',
    'POST /admin/people/{person} intent=sign-in-code key={key} how=nonsense 401 403 403 403 403 403 400 403',
    'POST /admin/people/{person} intent=name key={key} name=A revision=9 401 403 403 403 403 403 409 403',
    'POST /admin/people/{person} intent=end-employment key={key} row={nobody} untilOn=2026-01-01 401 403 403 403 403 403 404 403',
    'POST /admin/people/{person} intent=end-employment key={key} row={nobody} untilOn=x 401 403 403 403 403 403 422 403',
  ],
  'routes/admin.roles': [
    'GET /admin/roles                                                302 403 403 403 403 403 200 403',
    'POST /admin/roles intent=nonsense                               401 403 403 403 403 403 400 403',
    'POST /admin/roles intent=add key={key} name=                    401 403 403 403 403 403 422 403',
    'POST /admin/roles intent=rename key={key} row={nobody} revision=1 name=A 401 403 403 403 403 403 404 403',
  ],
  'routes/admin.local': [
    'GET /admin/local                                                302 403 403 403 403 403 200 403',
    'POST /admin/local intent=nonsense                               401 403 403 403 403 403 400 403',
  ],
  'routes/admin.tools._index': [
    'GET /admin/tools                                                302 403 403 403 403 403 200 403',
    'POST /admin/tools intent=nonsense                               401 403 403 403 403 403 400 403',
  ],
  'routes/admin.tools.$id': [
    'GET /admin/tools/{tool}                                         302 403 403 403 403 403 200 403',
    'GET /admin/tools/{nobody}                                       302 403 403 403 403 403 404 403',
    'POST /admin/tools/{tool} intent=nonsense                        401 403 403 403 403 403 400 403',
    'POST /admin/tools/{tool} intent=use key={key} unit= jobRole=    401 403 403 403 403 403 422 403',
  ],
  'routes/admin.rules._index': ['GET /admin/rules                       302 403 403 403 403 403 200 403'],
  'routes/admin.rules.matrix': ['GET /admin/rules/matrix                302 403 403 403 403 403 200 403'],
  'routes/admin.rules.new': [
    'GET /admin/rules/new                                            302 403 403 403 403 403 200 403',
    'GET /admin/rules/new?who=nonsense                               302 403 403 403 403 403 400 403',
    'GET /admin/rules/new?show=1                                     302 403 403 403 403 403 422 403',
    'GET /admin/rules/new?{asked}                                    302 403 403 403 403 403 200 403',
    'POST /admin/rules/new?{asked} intent=nonsense                   401 403 403 403 403 403 400 403',
    'POST /admin/rules/new?{asked} intent=save key={key} fingerprint={hash} 401 403 403 403 403 403 409 403',
  ],
  'routes/admin.rules.$id': [
    'GET /admin/rules/{rule}                                         302 403 403 403 403 403 200 403',
    'GET /admin/rules/{nobody}                                       302 403 403 403 403 403 404 403',
    'GET /admin/rules/nonsense                                       302 403 403 403 403 403 404 403',
    'POST /admin/rules/{rule} intent=nonsense                        401 403 403 403 403 403 400 403',
    'POST /admin/rules/{rule} intent=end key={key} revision=9 untilOn=2026-04-01 401 403 403 403 403 403 409 403',
    'POST /admin/rules/{rule} intent=end key={key} revision=1 untilOn=x 401 403 403 403 403 403 422 403',
  ],
};

/** Routes that send a file of what they list, with the rows that the audit trail then has of it. */
export const takesAway: ReadonlyMap<string, number> = new Map([
  ['routes/team.export[.]csv', 1],
  ['routes/team.export[.]xlsx', 1],
  ['routes/team.unreachable[.]csv', 1],
  ['routes/team.unreachable[.]xlsx', 1],
  ['routes/team.evidence[.]zip', 2],
]);
