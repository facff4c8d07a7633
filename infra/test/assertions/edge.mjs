import assert from 'node:assert/strict';
import { assertion } from './kinds.mjs';

/** Rule groups of AWS that look at bodies. */
const READS_BODIES = /KnownBadInputs|CommonRuleSet|SQLi|Linux|Unix|Windows|PHP|WordPress/;

/** @param {import('../plan.mjs').Plan} plan @returns {any[]} */
const firewallRules = (plan) => plan.one('aws_wafv2_web_acl').values.rule;

/** @param {any} rule */
const managed = (rule) => rule.statement[0].managed_rule_group_statement?.[0];

export const edge = [
  assertion(0, 'HTTPS with TLS 1.2 or newer, and HSTS', (plan) => {
    const { values } = plan.one('aws_lb_listener', 'https');
    assert.equal(values.protocol, 'HTTPS');
    assert.equal(values.ssl_policy, 'ELBSecurityPolicy-TLS13-1-2-2021-06');
    assert.match(values.routing_http_response_strict_transport_security_header_value, /max-age=31536000/);
    assert.deepEqual(plan.refers(plan.one('aws_lb_listener', 'https'), 'certificate_arn'), [
      'aws_acm_certificate_validation.this',
    ]);
  }),
  assertion(0, 'plain HTTP is answered with a redirect', (plan) => {
    const [action] = plan.one('aws_lb_listener', 'http').values.default_action;
    assert.equal(action.type, 'redirect');
    assert.equal(action.redirect[0].protocol, 'HTTPS');
    assert.equal(action.redirect[0].status_code, 'HTTP_301');
    assert.equal(plan.all('aws_lb_listener').length, 2);
  }),
  assertion(0, 'the load balancer drops what is malformed', (plan) => {
    const { values } = plan.one('aws_lb');
    assert.equal(values.drop_invalid_header_fields, true);
    assert.equal(values.desync_mitigation_mode, 'strictest');
  }),
  assertion(0, 'the firewall: rate limit, address reputation, known bad inputs', (plan) => {
    assert.deepEqual(
      firewallRules(plan)
        .map(({ name }) => name)
        .sort(),
      ['address-reputation', 'known-bad-inputs', 'rate-limit'],
    );
    assert.deepEqual(plan.refers(plan.one('aws_wafv2_web_acl_association'), 'resource_arn'), ['aws_lb.this']);
    assert.equal('allow' in plan.one('aws_wafv2_web_acl').values.default_action[0], true);
  }),
  assertion(0, 'no rule that reads bodies looks at /v1/', (plan) => {
    const reading = firewallRules(plan).filter((rule) => READS_BODIES.test(managed(rule)?.name ?? ''));
    assert.ok(reading.length > 0);
    for (const rule of reading) {
      const negated =
        managed(rule).scope_down_statement[0]?.not_statement[0]?.statement[0]?.byte_match_statement[0];
      assert.ok(negated, rule.name);
      assert.equal(negated.search_string, '/v1/', rule.name);
      assert.equal(negated.positional_constraint, 'STARTS_WITH', rule.name);
      assert.equal(negated.field_to_match[0].uri_path.length, 1, rule.name);
    }
    for (const rule of firewallRules(plan))
      assert.doesNotMatch(JSON.stringify(rule.statement), /"(json_)?body":\[\{/, rule.name);
  }),
  assertion(0, 'a limited phone reads the API’s own error, never a bare 403', (plan) => {
    const { values } = plan.one('aws_wafv2_web_acl');
    const limit = firewallRules(plan).find(({ name }) => name === 'rate-limit');
    const [response] = limit.action[0].block[0].custom_response;
    assert.equal(response.response_code, 429);
    const body = values.custom_response_body.find(
      (/** @type {any} */ { key }) => key === response.custom_response_body_key,
    );
    assert.equal(JSON.parse(body.content).error.code, 'rate.limited');
    assert.ok(limit.statement[0].rate_based_statement[0].limit >= 1000);
  }),
  assertion(0, 'no request is kept as a sample: it would hold a credential', (plan) => {
    const all = [
      ...plan.one('aws_wafv2_web_acl').values.visibility_config,
      ...firewallRules(plan).flatMap((rule) => rule.visibility_config),
    ];
    assert.equal(all.length, 4);
    for (const { sampled_requests_enabled } of all) assert.equal(sampled_requests_enabled, false);
  }),
];
