"""The letter that goes with a resume: several short paragraphs of the strongest facts for the job, and nothing else.

wishes.py      which changes a request asks for; kept as data, so that the letter can be written anew at any time
compose.py     the interview and those changes → sentences, each with the facts behind it
sentences.py   the sentences themselves, put together from the resume's lines and values
answer.py      what is said back: the letter, a question, a file
"""
