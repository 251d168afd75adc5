package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.util.Map;
import java.util.Set;

/**
 * The policies that AWS provides in every account, by their ids.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html">Managed
 *     cache policies</a>
 */
final class ManagedPolicies {

  private static final CachePolicy BY_ORIGIN_HEADERS =
      new CachePolicy(
          0,
          0,
          31_536_000,
          Selection.headers(
              "host", "origin", "x-http-method-override", "x-http-method", "x-method-override"),
          Selection.ALL,
          Selection.NONE,
          true,
          true);

  static final Map<String, CachePolicy> CACHE =
      Map.of(
          "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
          CachePolicy.DISABLED,
          "658327ea-f89d-4fab-a63d-7e88639e58f6",
          CachePolicy.OPTIMIZED,
          "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
          new CachePolicy(
              1, 86_400, 31_536_000, Selection.NONE, Selection.NONE, Selection.NONE, false, false),
          "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
          BY_ORIGIN_HEADERS,
          "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
          new CachePolicy(
              0,
              0,
              31_536_000,
              BY_ORIGIN_HEADERS.headers(),
              Selection.ALL,
              Selection.ALL,
              true,
              true));

  static final Map<String, OriginRequestPolicy> ORIGIN_REQUEST =
      Map.of(
          "216adef6-5c7f-47e4-b989-5492eafa07d3",
          OriginRequestPolicy.ALL_VIEWER,
          "b689b0a8-53d0-40ab-baf2-68738e2966ac",
          OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST,
          "59781a5b-3903-41f3-afcb-af62929ccde1",
          new OriginRequestPolicy(Selection.headers("origin"), Selection.NONE, Selection.NONE),
          "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
          new OriginRequestPolicy(
              Selection.headers(
                  "origin", "access-control-request-headers", "access-control-request-method"),
              Selection.NONE,
              Selection.NONE),
          "acba4595-bd28-49b8-b9fe-13317c0390fa",
          new OriginRequestPolicy(
              Selection.headers("user-agent", "referer"), Selection.NONE, Selection.NONE),
          "bf0718e1-ba1e-49d1-88b1-f726733018ae",
          new OriginRequestPolicy(
              new Selection(Selection.Mode.LISTED, Set.of("host")),
              Selection.NONE,
              Selection.NONE));

  private static final String SECURITY =
      """
      "SecurityHeadersConfig": {
        "ContentTypeOptions": {"Override": true},
        "FrameOptions": {"FrameOption": "SAMEORIGIN", "Override": false},
        "ReferrerPolicy": {"ReferrerPolicy": "strict-origin-when-cross-origin", "Override": false},
        "StrictTransportSecurity": {"AccessControlMaxAgeSec": 31536000, "Override": false},
        "XSSProtection": {"Protection": true, "ModeBlock": true, "Override": false}}""";

  private static final String ANY_ORIGIN =
      """
      "CorsConfig": {
        "AccessControlAllowCredentials": false,
        "AccessControlAllowOrigins": {"Items": ["*"]},
        "AccessControlAllowHeaders": {"Items": ["*"]},
        "AccessControlAllowMethods": {"Items": ["GET"]},
        "OriginOverride": false}""";

  /** The {@code ResponseHeadersPolicyConfig} of each. */
  static final Map<String, JsonNode> RESPONSE_HEADERS =
      Map.of(
          "67f7725c-6f97-4210-82d7-5512b31e9d03",
          config(SECURITY),
          "60669652-455b-4ae9-85a4-c4c02393f86c",
          config(ANY_ORIGIN),
          "e61eb60c-9c35-4d20-a928-2b84e02af89c",
          config(SECURITY + "," + ANY_ORIGIN));

  private ManagedPolicies() {}

  private static JsonNode config(String members) {
    return Json.parse("{" + members + "}");
  }
}
