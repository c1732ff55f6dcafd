package dev.plumbline.survey.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every text a customer sees, in English. The other languages lie in {@code messages/texts_*.properties}; what one of
 * them lacks is shown in English.
 */
@MessageBundle(value = "texts", locale = "en")
public interface SurveyTexts {
    @Message("How was our support?")
    String subject();

    @Message("Hello,")
    String greeting();

    @Message("Your support request was just closed, and we have one question:")
    String introduction();

    @Message("A short reminder, and the only one. Your support request was closed, and we would like to know:")
    String reminder();

    @Message("How satisfied are you with the support you received?")
    String question();

    @Message("How much do you agree: \"The company made it easy for me to handle my issue.\"?")
    String cesQuestion();

    @Message("Strongly disagree")
    String cesLowest();

    @Message("Strongly agree")
    String cesHighest();

    @Message("How likely are you to recommend us to a friend or colleague?")
    String npsQuestion();

    @Message("How likely are you to recommend {sender} to a friend or colleague?")
    String npsQuestionOf(String sender);

    @Message("Not at all likely")
    String npsLowest();

    @Message("Extremely likely")
    String npsHighest();

    @Message("How well did the handover from our AI assistant to a person go?")
    String handoffQuestion();

    @Message("Very badly")
    String handoffLowest();

    @Message("Very well")
    String handoffHighest();

    @Message("You are a customer of ours, and we have one question:")
    String introductionNps();

    @Message("You receive this message because you are a customer of ours.")
    String whyYouNps();

    @Message("Please choose a number on the scale.")
    String chooseNumber();

    @Message("Language")
    String languages();

    @Message("Please wait a moment")
    String tooManyTitle();

    @Message("There were too many requests from your network. Please try again in a minute.")
    String tooMany();

    @Message("Very dissatisfied")
    String score1();

    @Message("Dissatisfied")
    String score2();

    @Message("Neutral")
    String score3();

    @Message("Satisfied")
    String score4();

    @Message("Very satisfied")
    String score5();

    @Message("Nothing is sent before you confirm on the next page. There you can also tell us why.")
    String confirmLater();

    @Message("You receive this message because you were in touch with our support.")
    String whyYou();

    @Message("No more surveys")
    String unsubscribe();

    @Message("No more surveys?")
    String unsubscribeTitle();

    @Message("We will not send you any more surveys by mail. Our support answers your questions as before.")
    String unsubscribeText();

    @Message("Send me no more surveys")
    String unsubscribeConfirm();

    @Message("You get no more surveys")
    String unsubscribedTitle();

    @Message("Your address is off our list. Our support is there for you as before.")
    String unsubscribed();

    @Message("What is the main reason for your choice?")
    String comment();

    @Message("optional")
    String optional();

    @Message("Please leave out passwords and card numbers.")
    String commentHint();

    @Message("Send my answer")
    String submit();

    @Message("Save my new answer")
    String submitAgain();

    @Message("You have answered already. Until tomorrow you can still change it.")
    String editing();

    @Message("Please choose one of the five faces.")
    String chooseScore();

    @Message("Your comment is longer than 4,000 characters or holds one that cannot be kept. Please shorten it.")
    String commentUnusable();

    @Message("Please check your answer")
    String errorTitle();

    @Message("Thank you!")
    String thanksTitle();

    @Message("Your answer has arrived. It goes straight to the people who can make support better.")
    String thanks();

    @Message("Your answer:")
    String yourAnswer();

    @Message("Change my answer")
    String change();

    @Message("You have already answered")
    String lockedTitle();

    @Message("Thank you, your answer is kept. It can no longer be changed.")
    String locked();

    @Message("This survey has ended")
    String overTitle();

    @Message(
            "It no longer takes answers, but thank you for stopping by. If something is still open, our support is there for you.")
    String over();

    @Message("We cannot find this survey")
    String unknownTitle();

    @Message("The link may have been cut off on its way. Please open it from the mail once more.")
    String unknown();
}
