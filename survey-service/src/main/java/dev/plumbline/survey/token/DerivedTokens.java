package dev.plumbline.survey.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.kit.KitConfig;
import dev.plumbline.survey.SurveyConfig;
import dev.plumbline.survey.survey.Token;
import dev.plumbline.survey.survey.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives each token from the survey and a secret of this installation (HMAC-SHA256), so that none has to be kept. */
@ApplicationScoped
class DerivedTokens implements Tokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    DerivedTokens(SurveyConfig config, KitConfig kit) {
        this.key =
                new SecretKeySpec(config.tokenSecret().orElseGet(kit::keyPepper).getBytes(UTF_8), ALGORITHM);
    }

    @Override
    public Token of(String tenant, UUID surveyId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // The name keeps these apart from whatever else is made with the same secret.
            var message = "survey-token|" + tenant + "|" + surveyId;
            return Token.of(mac.doFinal(message.getBytes(UTF_8)), tenant);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, impossible);
        }
    }
}
