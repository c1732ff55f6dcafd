package dev.plumbline.runner.demo;

import java.util.List;

/** What people and the assistant say when it is not about the issue itself. */
final class Phrases {
    static final List<String> ACKNOWLEDGEMENTS = List.of(
            "Thank you for your message. We have received it and come back to you.",
            "We got your request and will answer as soon as we can.",
            "Thanks for writing. Most questions are answered within a few hours.");
    static final List<String> THANKS = List.of(
            "Great, that was quick. Thank you!",
            "Perfect, thanks.",
            "That works now, thank you.",
            "Ok, understood. Thanks for the help.");
    static final List<String> FOLLOW_UP_QUESTIONS = List.of(
            "And how long does that take?", "Do I have to do anything else?", "Will I get a confirmation of that?");
    static final List<String> FOLLOW_UP_ANSWERS = List.of(
            "No, it is all done from our side; a confirmation is on its way.",
            "Usually within a day. You get a message when it is through.",
            "Nothing more to do for you, it happens by itself.");
    static final List<String> DEFLECTIONS = List.of(
            "This article explains it step by step. I mark the question as answered.",
            "According to our help centre this settles itself within a day.",
            "Most customers find the answer in our help centre. Is there anything else?",
            "I have looked into it and everything seems to be in order.");
    static final List<String> FALLBACKS = List.of(
            "Sorry, I did not understand that. Could you put it differently?",
            "I am not sure that I have an answer to this.",
            "I do not know that case. Let me see what I can find.");
    static final List<String> DISPLEASURE = List.of(
            "That is not what I asked.",
            "This is the same article as before and it does not help.",
            "No. It is still not solved.",
            "I am going round in circles here.",
            "You clearly do not read what I write.");
    static final List<String> DISAPPOINTMENT =
            List.of("Hm, that did not help.", "I tried that already.", "That is not quite my problem.");
    static final List<String> REQUESTS_FOR_A_PERSON = List.of(
            "Can I talk to a person please?",
            "I would like to speak to somebody from your team.",
            "Agent. Human. Please.",
            "Please connect me to a real person.");
    static final List<String> HANDOFFS = List.of(
            "I am handing this over to a colleague.",
            "One of our specialists takes it from here.",
            "I ask a person to look at this with you.");
    static final List<String> TAKING_OVER = List.of(
            "Hi, I have read what you wrote and take it from here.",
            "Hello, I have your conversation with our assistant in front of me.",
            "Hi, thanks for waiting. I see what has been tried.");
    static final List<String> TAKING_OVER_BLINDLY = List.of(
            "Hi, how can I help you?",
            "Hello, could you tell me what this is about, please?",
            "Hi, I only see your name here. What happened?");
    static final List<String> TELLING_IT_AGAIN = List.of(
            "I explained all of this to your bot already.",
            "Do I have to start from the beginning again?",
            "As I wrote before: it still does not work.");
    static final List<String> GREETINGS =
            List.of("Hello, thanks for getting in touch.", "Hi, happy to help with that.", "Good day, I am on it.");
    static final List<String> INVESTIGATING = List.of(
            "I have to check this with the team and come back to you.",
            "I asked the people who can see the details; it may take a day.",
            "We are looking into it, I will keep you posted.");
    static final List<String> COMING_BACK = List.of(
            "I wrote about this before and it is still not solved. ",
            "Second try: your assistant closed my question. ",
            "This came up again. ");
    static final List<String> REOPENING = List.of(
            "It is back. Same problem as before.", "Unfortunately this is not solved.", "It worked for an hour only.");
    static final List<String> MORE_INSIGHT = List.of(
            "Found the cause: a setting on our side was wrong. It is put right now.",
            "I did it by hand and checked that it arrived with you.",
            "This needed a correction in our system, which is done.");

    private Phrases() {}
}
